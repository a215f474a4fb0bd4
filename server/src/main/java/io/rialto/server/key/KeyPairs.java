package io.rialto.server.key;

import io.rialto.server.site.Site.KeyKind;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;

/** Makes private keys, and reads them back. */
final class KeyPairs {

    private KeyPairs() {}

    /** @param maker empty: whichever of the platform's */
    static KeyPair fresh(KeyKind kind, Optional<Provider> maker, SecureRandom random) {
        try {
            KeyPairGenerator generator = maker.isPresent()
                    ? KeyPairGenerator.getInstance(algorithm(kind), maker.get())
                    : KeyPairGenerator.getInstance(algorithm(kind));
            switch (kind) {
                case RSA_2048 -> generator.initialize(2048, random);
                case RSA_3072 -> generator.initialize(3072, random);
                case P_256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no keys of kind " + kind, e);
        }
    }

    static PrivateKey read(KeyKind kind, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(algorithm(kind)).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was sealed as a key of kind " + kind + " is none", e);
        }
    }

    private static String algorithm(KeyKind kind) {
        return switch (kind) {
            case RSA_2048, RSA_3072 -> "RSA";
            case P_256 -> "EC";
        };
    }
}
