package io.rialto.server.handoff.oidc.client;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a request says, from one place alone: a GET from its address, a POST from its body. */
public final class Parameters {

    private static final int LONGEST = 16_384;
    private static final int MOST = 40;

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    private Parameters() {}

    /** What could be read. */
    public sealed interface Reading {

        record Good(Parameters parameters) implements Reading {}

        /** @param sentence why not, for whoever wrote the client */
        record Bad(int status, String sentence) implements Reading {}
    }

    /** Reads the address of a GET, the form of a POST. */
    public static Reading of(HttpServletRequest request) throws IOException {
        return "POST".equals(request.getMethod()) ? ofForm(request) : ofQuery(request.getQueryString());
    }

    /** Reads the form of a POST; what its address says is nothing. */
    public static Reading ofForm(HttpServletRequest request) throws IOException {
        if (!isForm(request.getContentType())) {
            return new Reading.Bad(415, "Send the parameters as application/x-www-form-urlencoded in the body.");
        }
        byte[] bytes = request.getInputStream().readNBytes(LONGEST + 1);
        return bytes.length > LONGEST ? tooLong() : read(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Reads what is written as an address has it. */
    public static Reading ofQuery(@Nullable String query) {
        String text = query == null ? "" : query;
        return text.length() > LONGEST ? tooLong() : read(text);
    }

    private static Reading tooLong() {
        return new Reading.Bad(413, "The request is longer than 16 KB.");
    }

    private static boolean isForm(@Nullable String type) {
        try {
            return type != null
                    && MediaType.parseMediaType(type).equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private static Reading read(String text) {
        Parameters parameters = new Parameters();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return new Reading.Bad(400, "The parameters are no form-encoded UTF-8.");
            }
            parameters.add(name.get(), value.get());
            if (parameters.values.size() > MOST) {
                return new Reading.Bad(400, "There are more than " + MOST + " parameters.");
            }
        }
        return new Reading.Good(parameters);
    }

    private void add(String name, String value) {
        if (values.put(name, value) != null) {
            repeated.add(name);
        }
    }

    static Optional<String> decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            return decoded.indexOf('\uFFFD') < 0 ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** What stands there; an empty value counts as none (RFC 6749 §3.1), and so does one that is there twice. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty() && !repeated.contains(name));
    }

    /** Whether that one is there more than once. */
    public boolean repeats(String name) {
        return repeated.contains(name);
    }

    /** One that is there more than once, which none may be (RFC 6749 §3.1 and §3.2). */
    public Optional<String> repeated() {
        return repeated.stream().sorted().findFirst();
    }

    /** They have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
