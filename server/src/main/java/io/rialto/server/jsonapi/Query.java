package io.rialto.server.jsonapi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of an address, in their order, each once. */
record Query(Map<String, String> parameters) {

    private static final int MOST = 60;

    /** @throws Stop when it is not percent-encoded UTF-8, has too many parameters, or one twice */
    static Query of(@Nullable String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (parameters.put(name, value) != null || parameters.size() > MOST) {
                    throw new Stop(ApiError.paramNotAllowed(name, null));
                }
            }
        }
        return new Query(parameters);
    }

    /** WHATWG URL §5.1: a plus is a space. */
    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '%') {
                bytes.write(octet(text, at));
                at += 2;
            } else {
                bytes.write(letter == '+' ? ' ' : letter);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw unreadable();
        }
    }

    private static int octet(String text, int at) {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
        if (low < 0) {
            throw unreadable();
        }
        return 16 * high + low;
    }

    private static Stop unreadable() {
        return new Stop(ApiError.of(
                400, "BAD_REQUEST", "Bad request", "The address is not percent-encoded UTF-8: encode its parameters."));
    }
}
