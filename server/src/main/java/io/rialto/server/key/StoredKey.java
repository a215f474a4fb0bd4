package io.rialto.server.key;

import java.security.cert.X509Certificate;
import java.util.UUID;

/** A signing key as the database knows it: its certificate, and where its private half is. */
record StoredKey(UUID id, PrivateHalf privateHalf, X509Certificate certificate) {

    sealed interface PrivateHalf {

        /** In the row itself, as base64. */
        record Sealed(String text) implements PrivateHalf {}

        /** In the token, under this name. */
        record InToken(String name) implements PrivateHalf {}
    }
}
