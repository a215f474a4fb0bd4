package io.rialto.saml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of SAML in a query string, each at most once, not decoded. */
final class RawQuery {

    private static final Set<String> OURS =
            Set.of("SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding");

    private final Map<String, String> raw = new HashMap<>();

    private RawQuery() {}

    static RawQuery parse(String query) throws Flawed {
        if (query.length() > Inbox.LONGEST) {
            throw new Flawed(Flaw.TOO_LARGE, "characters=" + query.length() + " limit=" + Inbox.LONGEST);
        }
        RawQuery parsed = new RawQuery();
        for (String pair : query.split("&", -1)) {
            parsed.add(pair);
        }
        return parsed;
    }

    private void add(String pair) throws Flawed {
        int equals = pair.indexOf('=');
        // A name in disguise counts as what it means: whoever decodes it first must not see another message.
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (OURS.contains(name) && raw.put(name, equals < 0 ? "" : pair.substring(equals + 1)) != null) {
            throw new Flawed(Flaw.AMBIGUOUS, name + " is there twice");
        }
    }

    boolean has(String name) {
        return raw.containsKey(name);
    }

    Optional<String> raw(String name) {
        return Optional.ofNullable(raw.get(name));
    }

    /** As a form encodes it: a plus sign is a space. */
    Optional<String> text(String name) throws Flawed {
        String value = raw.get(name);
        return value == null ? Optional.empty() : Optional.of(decoded(value.replace('+', ' ')));
    }

    /** Base64, in which a plus sign that somebody forgot to encode is a plus sign. */
    Optional<byte[]> base64(String name) throws Flawed {
        String value = raw.get(name);
        return value == null ? Optional.empty() : Optional.of(Inbox.base64(decoded(value)));
    }

    private static String decoded(String text) throws Flawed {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '%') {
                bytes.write(octet(text, at));
                at += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                throw new Flawed(Flaw.MALFORMED, "the query string is not ASCII");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Flawed(Flaw.MALFORMED, "the query string is not UTF-8");
        }
    }

    private static int octet(String text, int at) throws Flawed {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
        if (low < 0) {
            throw new Flawed(Flaw.MALFORMED, "a percent sign without two hexadecimal digits");
        }
        return high << 4 | low;
    }
}
