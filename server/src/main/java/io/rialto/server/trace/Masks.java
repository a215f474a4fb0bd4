package io.rialto.server.trace;

import io.rialto.server.json.StrictJson;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a message's structure and masks its values: what is not known to be harmless is told by its length alone. */
public final class Masks {

    private static final String MASK = "•••";
    private static final int LONGEST_SEGMENT = 24;
    private static final Set<String> HARMLESS_CLAIMS = Set.of("iss", "aud", "exp", "iat", "nbf", "typ", "alg", "kid");

    private Masks() {}

    /** What a page posts. */
    public static Sent posted(URI address, Map<String, String> fields) {
        return new Sent(address(address), "post", fields(fields));
    }

    /** What a redirect carries in its address. */
    public static Sent redirected(URI location) {
        return new Sent(address(location), "redirect", fields(query(location.getRawQuery())));
    }

    /** What a redirect to an address carries that is itself a secret. */
    public static Sent hidden(URI location) {
        return new Sent(
                origin(location) + "/" + MASK, "redirect", "an address that the service's API made for this one login");
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static String address(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String masked = Arrays.stream(path.split("/", -1))
                .map(segment -> segment.length() > LONGEST_SEGMENT ? MASK : segment)
                .collect(Collectors.joining("/"));
        return origin(address) + masked;
    }

    private static String fields(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field(field.getKey(), field.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String field(String name, String value) {
        return switch (name) {
            case "SAMLResponse" -> "\n" + MaskedXml.of(Base64.getDecoder().decode(value));
            case "sso" ->
                "\n"
                        + indented(fields(
                                query(new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8))));
            default -> token(value).map(text -> "\n" + indented(text)).orElseGet(() -> text(value));
        };
    }

    /** A JSON Web Token's header and claims; nothing when it is none. */
    private static Optional<String> token(String value) {
        String[] parts = value.split("\\.", 4);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> header = json(parts[0]);
        Optional<Map<String, Object>> claims = json(parts[1]);
        return header.isEmpty() || claims.isEmpty()
                ? Optional.empty()
                : Optional.of(members(header.get()) + "\n" + members(claims.get()));
    }

    private static Optional<Map<String, Object>> json(String base64url) {
        try {
            return StrictJson.members(ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64url)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String members(Map<String, Object> members) {
        return members.entrySet().stream()
                .map(member -> member.getKey() + ": "
                        + (HARMLESS_CLAIMS.contains(member.getKey())
                                ? Step.plain(String.valueOf(member.getValue()))
                                : value(member.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text(text);
            case Collection<?> several -> MASK + " (" + count(several.size(), "value") + ")";
            case Map<?, ?> members -> MASK + " (" + count(members.size(), "member") + ")";
            default -> MASK + " (" + (value instanceof Boolean ? "true or false" : "a number") + ")";
        };
    }

    static String text(String value) {
        return value.isEmpty() ? "empty" : MASK + " (" + count(value.length(), "character") + ")";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String indented(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> query(@Nullable String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query == null ? List.<String>of() : List.of(query.split("&"))) {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
