package io.rialto.saml;

/**
 * How much XML is read. A sign-in of a customer with hundreds of segments stays far below; what lies above is an attack on
 * memory or time.
 */
record Limits(int bytes, int depth, int elements, int attributes) {

    static final Limits MESSAGE = new Limits(256 * 1024, 16, 5_000, 32);

    /** A request names nobody's attributes. */
    static final Limits REQUEST = new Limits(64 * 1024, 16, 500, 32);

    /** Metadata documents nest and list more. */
    static final Limits METADATA = new Limits(1024 * 1024, 24, 5_000, 64);
}
