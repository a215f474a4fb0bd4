package io.rialto.saml;

/** Which element of a response carries the signature. */
public enum Signed {
    ASSERTION,
    RESPONSE,
    BOTH
}
