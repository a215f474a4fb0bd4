package io.rialto.server.outbound;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call to be made.
 *
 * @param form sent by POST as {@code application/x-www-form-urlencoded}; absent: a GET
 * @param limit how many bytes of a body are read before the answer counts as too large
 */
public record Call(URI url, @Nullable Map<String, String> form, Map<String, String> headers, int limit) {

    /** What a body may have when nothing else is said. */
    public static final int USUAL_LIMIT = 64 * 1024;

    private static final int HIGHEST_LIMIT = 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

    /** @throws IllegalArgumentException when a header could be read as more than one, or the limit is out of bounds */
    public Call {
        form = form == null ? null : Map.copyOf(form);
        headers = Map.copyOf(headers);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("a limit is 1 to " + HIGHEST_LIMIT + " bytes");
        }
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("no header");
            }
        });
    }

    public static Call get(URI url) {
        return new Call(url, null, Map.of(), USUAL_LIMIT);
    }

    public static Call post(URI url, Map<String, String> form) {
        return new Call(url, form, Map.of(), USUAL_LIMIT);
    }

    /** This call with one more header; a later one of the same name replaces it. */
    public Call with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Call(url, form, more, limit);
    }

    /** This call, with bodies up to that many bytes; 1 MiB at most. */
    public Call upTo(int bytes) {
        return new Call(url, form, headers, bytes);
    }

    /** Calls have no text: secrets are in them. */
    @Override
    public String toString() {
        return "Call";
    }
}
