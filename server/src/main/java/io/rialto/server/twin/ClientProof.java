package io.rialto.server.twin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a service shows the provider who it is (OpenID Connect Core §9). */
public sealed interface ClientProof {

    /**
     * What it sends of itself in the form.
     *
     * @param number of the request: an assertion is good for one
     */
    Map<String, String> fields(String client, int number, Instant now);

    /** The header; absent: there is none. */
    default @Nullable String authorization(String client) {
        return null;
    }

    /** What somebody would send who does not know the secret; nothing where there is none. */
    Optional<ClientProof> guessed();

    /** @param inHeader as HTTP Basic, or else in the form */
    record Secret(String secret, boolean inHeader) implements ClientProof {

        @Override
        public Map<String, String> fields(String client, int number, Instant now) {
            return inHeader ? Map.of() : Map.of("client_id", client, "client_secret", secret);
        }

        // RFC 6749 §2.3.1
        @Override
        public @Nullable String authorization(String client) {
            String pair = encoded(client) + ":" + encoded(secret);
            return inHeader ? "Basic " + Base64.getEncoder().encodeToString(Macs.utf8(pair)) : null;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<ClientProof> guessed() {
            return Optional.of(new Secret(secret + "x", inHeader));
        }

        /** It is one. */
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /**
     * An assertion (RFC 7523 §3).
     *
     * @param strange under the same name, and not the service's
     * @param audience whom it is for
     */
    record Assertion(ECKey key, ECKey strange, String audience) implements ClientProof {

        @Override
        public Map<String, String> fields(String client, int number, Instant now) {
            Map<String, Object> claims = Map.of(
                    "iss",
                    client,
                    "sub",
                    client,
                    "aud",
                    audience,
                    "iat",
                    now.getEpochSecond(),
                    "exp",
                    now.plusSeconds(60).getEpochSecond(),
                    "jti",
                    Integer.toString(number));
            JWSObject jwt = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(claims));
            try {
                jwt.sign(new ECDSASigner(key));
            } catch (JOSEException e) {
                throw new IllegalStateException("a key of P-256 signs nothing", e);
            }
            return Map.of(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    jwt.serialize());
        }

        @Override
        public Optional<ClientProof> guessed() {
            return Optional.of(new Assertion(strange, key, audience));
        }

        /** A private key has no text. */
        @Override
        public String toString() {
            return "Assertion";
        }
    }

    /** An app or a page shows nothing. */
    record None() implements ClientProof {

        @Override
        public Map<String, String> fields(String client, int number, Instant now) {
            return Map.of("client_id", client);
        }

        @Override
        public Optional<ClientProof> guessed() {
            return Optional.empty();
        }
    }
}
