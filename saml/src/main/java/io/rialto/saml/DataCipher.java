package io.rialto.saml;

import java.util.Arrays;
import java.util.Optional;

/** What an assertion is encrypted with. CBC is none of them: who may ask often enough reads it without a key. */
public enum DataCipher {
    AES_128_GCM("http://www.w3.org/2009/xmlenc11#aes128-gcm", 16),
    AES_256_GCM("http://www.w3.org/2009/xmlenc11#aes256-gcm", 32);

    static final String JAVA_NAME = "AES/GCM/NoPadding";
    static final int VECTOR_BYTES = 12;
    static final int TAG_BITS = 128;

    private final String uri;
    private final int keyBytes;

    DataCipher(String uri, int keyBytes) {
        this.uri = uri;
        this.keyBytes = keyBytes;
    }

    static Optional<DataCipher> of(String uri) {
        return Arrays.stream(values()).filter(cipher -> cipher.uri.equals(uri)).findFirst();
    }

    String uri() {
        return uri;
    }

    int keyBytes() {
        return keyBytes;
    }
}
