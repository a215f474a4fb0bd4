package io.rialto.server.launch;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a service said when it sent a browser back. It came through the browser, so anybody may have written it: it is cut, it is
 * plain text, and what looks like an address, a number of somebody or a token is left out.
 *
 * @param kind for programs
 */
record Complaint(String kind, String message) {

    private static final int LONGEST_READ = 2_000;
    private static final int LONGEST = 300;
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:@|%40)\\S*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("\\b[a-z]{2,12}://\\S*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_=/+.-]{24,}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,}[0-9]");

    /** As it was sent; of a kind that is none nothing is kept. */
    static Complaint of(@Nullable String kind, @Nullable String message) {
        return new Complaint(kind != null && KIND.matcher(kind).matches() ? kind : "unknown", plain(message));
    }

    private static String plain(@Nullable String message) {
        if (message == null) {
            return "";
        }
        String read = message.length() > LONGEST_READ ? message.substring(0, LONGEST_READ) : message;
        // Letters that only look otherwise hide nothing.
        String text = Normalizer.normalize(read, Normalizer.Form.NFKC)
                .replaceAll("[\\p{C}\\p{Z}\\s]+", " ")
                .strip();
        text = ADDRESS.matcher(text).replaceAll("[address]");
        text = LINK.matcher(text).replaceAll("[link]");
        text = TOKEN.matcher(text).replaceAll("[token]");
        text = NUMBER.matcher(text).replaceAll("[number]");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "Complaint[" + kind + "]";
    }
}
