package io.rialto.saml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the messages that strangers' browsers bring. Stateless; safe for use by many threads. */
public final class Inbox {

    /** The longest query string or form field that is looked at, in characters. */
    public static final int LONGEST = 128 * 1024;

    /** SAML Bindings §3.4.3 allows 80 bytes; many services send whole addresses. */
    public static final int LONGEST_RELAY_STATE = 2_048;

    private Inbox() {}

    /**
     * Of the HTTP-Redirect binding (SAML Bindings §3.4.4).
     *
     * @param rawQuery the query string exactly as it came, with nothing decoded: the signature is over these characters
     */
    public static Delivery redirected(@Nullable String rawQuery) {
        try {
            return Redirected.read(RawQuery.parse(rawQuery == null ? "" : rawQuery));
        } catch (Flawed flawed) {
            return flawed.rejected();
        }
    }

    /**
     * Of the HTTP-POST binding (SAML Bindings §3.5.4).
     *
     * @param form the form's fields, each with all its values
     */
    public static Delivery posted(Map<String, List<String>> form) {
        try {
            return posted(form, parameter(form.containsKey("SAMLRequest"), form.containsKey("SAMLResponse")));
        } catch (Flawed flawed) {
            return flawed.rejected();
        }
    }

    private static Delivered posted(Map<String, List<String>> form, Parameter parameter) throws Flawed {
        String text = single(form, parameter.text());
        if (text.length() > LONGEST) {
            throw new Flawed(Flaw.TOO_LARGE, "characters=" + text.length() + " limit=" + LONGEST);
        }
        Optional<String> relayState =
                form.containsKey("RelayState") ? Optional.of(relayState(single(form, "RelayState"))) : Optional.empty();
        MessageReader reader = MessageReader.of(base64(text), parameter);
        return new Delivered(reader.read(), relayState, Binding.POST, reader.seal());
    }

    /** One message at a time: with both, whoever looks at the other one sees another message. */
    static Parameter parameter(boolean request, boolean response) throws Flawed {
        if (request == response) {
            throw new Flawed(
                    request ? Flaw.AMBIGUOUS : Flaw.MALFORMED,
                    request ? "SAMLRequest and SAMLResponse" : "neither SAMLRequest nor SAMLResponse");
        }
        return request ? Parameter.REQUEST : Parameter.RESPONSE;
    }

    static String relayState(String text) throws Flawed {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_RELAY_STATE) {
            throw new Flawed(Flaw.TOO_LARGE, "RelayState bytes=" + length + " limit=" + LONGEST_RELAY_STATE);
        }
        // Line ends change on their way through a form, so such a value could not be given back as it was.
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Flawed(Flaw.MALFORMED, "RelayState holds a control character");
        }
        return text;
    }

    /** SAML Bindings §3.5.4 wants Base64 of RFC 2045, so lines may end; nothing else may be in it. */
    static byte[] base64(String text) throws Flawed {
        try {
            return Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new Flawed(Flaw.MALFORMED, "not Base64");
        }
    }

    private static String single(Map<String, List<String>> form, String name) throws Flawed {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw new Flawed(Flaw.AMBIGUOUS, name + " times=" + values.size());
        }
        return values.getFirst();
    }
}
