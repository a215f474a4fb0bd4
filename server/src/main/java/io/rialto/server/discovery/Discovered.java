package io.rialto.server.discovery;

/** What became of a discovery. */
public sealed interface Discovered {

    /** What the provider says of itself, as it says it. */
    record Found(String issuer, String authorizeUrl, String tokenUrl, String jwksUrl) implements Discovered {}

    /** @param sentence goes on from the word "issuer", and says what to do */
    record NotFound(String sentence) implements Discovered {}
}
