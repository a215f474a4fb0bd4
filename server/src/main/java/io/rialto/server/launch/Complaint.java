package io.rialto.server.launch;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service said when it sent a browser back. Each service has its own names for that, so all parameters are taken, whatever they
 * are called. They came through the browser, so anybody may have written them: they are few, cut and plain text, and what looks like an
 * address, a number of somebody or a token is left out.
 *
 * @param said by the parameter's name, in the order of the address
 */
record Complaint(Map<String, String> said) {

    private static final int MOST = 12;
    private static final int LONGEST_READ = 2_000;
    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 40;
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:@|%40)\\S*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("\\b[a-z]{2,12}://\\S*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_=/+.-]{24,}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,}[0-9]");

    Complaint {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }

    /** As it was sent. */
    static Complaint of(Map<String, String[]> parameters) {
        Map<String, String> said = new LinkedHashMap<>();
        parameters.entrySet().stream()
                .limit(MOST)
                .forEach(parameter -> said.put(plain(parameter.getKey(), LONGEST_NAME), plain(parameter.getValue())));
        return new Complaint(said);
    }

    private static String plain(String[] values) {
        return plain(Arrays.stream(values).limit(MOST).collect(Collectors.joining(" ")), LONGEST);
    }

    private static String plain(String sent, int longest) {
        String read = sent.length() > LONGEST_READ ? sent.substring(0, LONGEST_READ) : sent;
        // Letters that only look otherwise hide nothing.
        String text = Normalizer.normalize(read, Normalizer.Form.NFKC)
                .replaceAll("[\\p{C}\\p{Z}\\s]+", " ")
                .strip();
        text = ADDRESS.matcher(text).replaceAll("[address]");
        text = LINK.matcher(text).replaceAll("[link]");
        text = TOKEN.matcher(text).replaceAll("[token]");
        text = NUMBER.matcher(text).replaceAll("[number]");
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "Complaint[" + said.size() + "]";
    }
}
