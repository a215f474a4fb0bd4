package io.rialto.server.oauth;

import io.rialto.server.oauth.ClientRequest.Body.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client's id and secret, from the body or from HTTP Basic: one way, not two (RFC 6749 §2.3). */
record ClientAuthentication(String id, String secret) {

    private static final String BASIC = "Basic ";

    /** Empty when there is none, half of one, or two. */
    static Optional<ClientAuthentication> of(Fields fields, @Nullable String authorization) {
        if (authorization == null) {
            return fields.value("client_id")
                    .flatMap(id -> fields.value("client_secret").map(secret -> new ClientAuthentication(id, secret)));
        }
        return fields.value("client_secret").isPresent() ? Optional.empty() : basic(authorization);
    }

    private static Optional<ClientAuthentication> basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] pair = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            // RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
            return pair.length == 2
                    ? FormText.decoded(pair[0])
                            .flatMap(
                                    id -> FormText.decoded(pair[1]).map(secret -> new ClientAuthentication(id, secret)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "ClientAuthentication";
    }
}
