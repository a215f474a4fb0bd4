package io.rialto.server.configuration;

import io.rialto.server.externalservice.Oidc.Proof;
import java.util.Map;
import java.util.Optional;

/** Reads how a client shows who it is, and whether what it shows is there. */
final class ProofReader {

    private static final Rule<Proof> METHOD = Rules.oneOf(Map.of(
            "client_secret_basic", Proof.SECRET_BASIC,
            "client_secret_post", Proof.SECRET_POST,
            "private_key_jwt", Proof.PRIVATE_KEY_JWT,
            "none", Proof.NONE));

    private ProofReader() {}

    static Optional<Proof> read(Fields fields) {
        Optional<Value> method = fields.value("token_endpoint_auth_method");
        Optional<Proof> proof = method.isPresent() ? method.get().read(METHOD) : guessed(fields);
        proof.ifPresent(known -> check(fields, known));
        return proof;
    }

    // A secret that was forgotten must not make a client that needs none.
    private static Optional<Proof> guessed(Fields fields) {
        if (fields.value("client_secret").isPresent()) {
            return Optional.of(Proof.SECRET);
        }
        fields.lacks(
                "client_secret", "needs \"client_secret\", or \"token_endpoint_auth_method\" private_key_jwt or none");
        return Optional.empty();
    }

    private static void check(Fields fields, Proof proof) {
        switch (proof) {
            case SECRET, SECRET_BASIC, SECRET_POST -> {
                fields.needed("client_secret");
                meaningless(fields, "jwks", "is for token_endpoint_auth_method private_key_jwt");
            }
            case PRIVATE_KEY_JWT -> {
                fields.needed("jwks");
                meaningless(fields, "client_secret", "has no meaning with private_key_jwt: leave it out");
            }
            case NONE -> {
                meaningless(fields, "client_secret", "has no meaning with none: leave it out");
                meaningless(fields, "jwks", "is for token_endpoint_auth_method private_key_jwt");
            }
        }
    }

    private static void meaningless(Fields fields, String name, String problem) {
        fields.value(name).ifPresent(value -> value.refused(problem));
    }
}
