package io.rialto.server.configuration;

/**
 * What is wrong at one place of what somebody wishes. It never repeats a value, for that might be a secret.
 *
 * @param pointer among the members of the wish, as {@code /definition/saml/acs} (RFC 6901)
 * @param text goes on from the name of the place
 */
public record Flaw(String pointer, String text) {

    /** Its last step, for people. */
    public String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
