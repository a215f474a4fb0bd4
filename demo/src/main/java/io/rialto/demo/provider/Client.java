package io.rialto.demo.provider;

/**
 * The one application that the provider knows.
 *
 * @param redirectUri the only place where the browser is sent back to
 */
public record Client(String id, String secret, String redirectUri) {

    /** There is a secret in it. */
    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
