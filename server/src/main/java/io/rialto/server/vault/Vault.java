package io.rialto.server.vault;

/** Keeps secrets at rest: AEAD under the server's key. Safe for use by many threads. */
public interface Vault {

    /** @param context what the secret is and whose; it opens only under the same one */
    byte[] seal(byte[] secret, String context);

    /** @throws IllegalStateException when it was altered, sealed under another key, or for another context */
    byte[] open(byte[] sealed, String context);
}
