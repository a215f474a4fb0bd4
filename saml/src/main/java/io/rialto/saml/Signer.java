package io.rialto.saml;

/** The private key's one operation. */
@FunctionalInterface
interface Signer {

    byte[] sign(byte[] bytes);
}
