package io.rialto.server.handoff.oidc.client;

/** Whether a client is who it says it is. */
public sealed interface Authentication {

    record Known(Client client) implements Authentication {}

    record Unknown(Fault fault) implements Authentication {}

    /** It failed too often; when it may try again. */
    record TooOften(long retryAfterSeconds) implements Authentication {}

    /** What is wrong, for the log and for whoever wrote the client. */
    enum Fault {
        NO_CLIENT("The request names no client: send client_id, an Authorization header or a client assertion."),
        TWO_WAYS("The client authenticates in more than one way: use one (RFC 6749 section 2.3)."),
        TWO_CLIENTS("The request names two different clients."),
        UNREADABLE_HEADER("The Authorization header is not HTTP Basic with a form-encoded id and secret."),
        UNKNOWN_CLIENT("This site has no such client, or it is switched off."),
        OTHER_WAY("The client is set up to authenticate in another way."),
        WRONG_SECRET("The client secret is wrong."),
        ASSERTION_TYPE("The client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer."),
        ASSERTION_MALFORMED("The client assertion is no signed JWT with the claims of RFC 7523 section 3."),
        ASSERTION_ALGORITHM("The client assertion must be signed with RS256, PS256 or ES256."),
        ASSERTION_KEY("No key of the client fits the assertion's kid and algorithm."),
        ASSERTION_SIGNATURE("The client assertion's signature is wrong."),
        ASSERTION_SUBJECT("The client assertion's iss and sub must both be the client id."),
        ASSERTION_AUDIENCE("The client assertion's aud must be the issuer or its token endpoint, and nothing else."),
        ASSERTION_EXPIRED("The client assertion is expired, or not valid yet: look at the clock."),
        ASSERTION_TOO_LONG("The client assertion is good for more than ten minutes."),
        ASSERTION_REPLAYED("The client assertion was used before: its jti must be new.");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        /** What to do about it. */
        public String sentence() {
            return sentence;
        }
    }
}
