package io.rialto.server.handoff.oidc.client;

import io.rialto.server.handoff.oidc.client.Authentication.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one way in which a request shows which client it comes from (RFC 6749 §2.3: no more than one). */
sealed interface Shown {

    String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    String BASIC = "Basic ";

    record Secret(String id, String secret, boolean inHeader) implements Shown {

        @Override
        public String toString() {
            return "Secret";
        }
    }

    record Assertion(String jwt) implements Shown {

        @Override
        public String toString() {
            return "Assertion";
        }
    }

    record Name(String id) implements Shown {}

    record Nothing(Fault fault) implements Shown {}

    static Shown of(Parameters parameters, @Nullable String authorization) {
        Optional<String> secret = parameters.value("client_secret");
        Optional<String> assertion = parameters.value("client_assertion");
        if (Stream.of(authorization != null, secret.isPresent(), assertion.isPresent())
                        .filter(shown -> shown)
                        .count()
                > 1) {
            return new Nothing(Fault.TWO_WAYS);
        }
        Optional<String> id = parameters.value("client_id");
        if (authorization != null) {
            return basic(authorization, id);
        }
        if (assertion.isPresent()) {
            return parameters
                            .value("client_assertion_type")
                            .filter(ASSERTION_TYPE::equals)
                            .isPresent()
                    ? new Assertion(assertion.get())
                    : new Nothing(Fault.ASSERTION_TYPE);
        }
        if (id.isEmpty()) {
            return new Nothing(Fault.NO_CLIENT);
        }
        return secret.<Shown>map(text -> new Secret(id.get(), text, false)).orElseGet(() -> new Name(id.get()));
    }

    private static Shown basic(String header, Optional<String> id) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new Nothing(Fault.UNREADABLE_HEADER);
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] pair = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            // RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
            Optional<String> name = Parameters.decoded(pair[0]);
            Optional<String> secret = pair.length == 2 ? Parameters.decoded(pair[1]) : Optional.empty();
            if (name.isEmpty() || secret.isEmpty()) {
                return new Nothing(Fault.UNREADABLE_HEADER);
            }
            return id.isPresent() && !id.equals(name)
                    ? new Nothing(Fault.TWO_CLIENTS)
                    : new Secret(name.get(), secret.get(), true);
        } catch (IllegalArgumentException notBase64) {
            return new Nothing(Fault.UNREADABLE_HEADER);
        }
    }
}
