package io.rialto.server.key;

import io.rialto.saml.SigningKey;
import io.rialto.server.key.StoredKey.PrivateHalf;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.vault.Vault;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes new keys where the operator wants them, in the token or sealed for the database, and opens each key where it is. One that
 * is in a token is never replaced by another because the token is not at hand.
 */
final class PrivateKeys {

    private final Vault vault;
    private final Optional<Token> token;
    private final Clock clock;
    private final SecureRandom random;

    PrivateKeys(Vault vault, Optional<Token> token, Clock clock, SecureRandom random) {
        this.vault = vault;
        this.token = token;
        this.clock = clock;
        this.random = random;
    }

    StoredKey make(KeyOwner owner) {
        UUID id = UUID.randomUUID();
        return token.map(device -> madeIn(device, owner, id)).orElseGet(() -> madeHere(owner, id));
    }

    private StoredKey madeIn(Token device, KeyOwner owner, UUID id) {
        KeyPair pair = device.fresh(owner.kind(), random);
        X509Certificate certificate = certificate(owner, pair, Optional.of(device.provider()));
        PrivateHalf.InToken place = new PrivateHalf.InToken("rialto-" + id);
        device.keep(place.name(), pair.getPrivate(), certificate);
        return new StoredKey(id, place, certificate);
    }

    private StoredKey madeHere(KeyOwner owner, UUID id) {
        KeyPair pair = KeyPairs.fresh(owner.kind(), Optional.empty(), random);
        byte[] sealed = vault.seal(pair.getPrivate().getEncoded(), owner.context());
        return new StoredKey(
                id,
                new PrivateHalf.Sealed(Base64.getEncoder().encodeToString(sealed)),
                certificate(owner, pair, Optional.empty()));
    }

    private X509Certificate certificate(KeyOwner owner, KeyPair pair, Optional<Provider> signer) {
        return Certificates.selfSigned(owner, pair, signer, clock.instant(), random);
    }

    /** Has a key kept, in the caller's transaction: when that is taken back, so is the key. */
    KeyId keep(KeyOwner owner, StoredKey key, BiConsumer<KeyOwner, StoredKey> keeping) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    discard(key);
                }
            }
        });
        keeping.accept(owner, key);
        return new KeyId(key.id());
    }

    /** Takes back a key that is not used, or not any more. */
    void discard(StoredKey key) {
        switch (key.privateHalf()) {
            case PrivateHalf.Sealed sealed -> {
                // nobody has it
            }
            case PrivateHalf.InToken(String name) -> token.ifPresent(device -> device.forget(name));
        }
    }

    /** @throws StartRefused when it is in a token that is not at hand */
    SigningKey open(KeyOwner owner, StoredKey key) {
        return switch (key.privateHalf()) {
            case PrivateHalf.Sealed(String text) ->
                SigningKey.of(
                        KeyPairs.read(
                                owner.kind(), vault.open(Base64.getDecoder().decode(text), owner.context())),
                        key.certificate());
            case PrivateHalf.InToken(String name) -> inToken(owner, name, key.certificate());
        };
    }

    private SigningKey inToken(KeyOwner owner, String name, X509Certificate certificate) {
        Token device = token.orElseThrow(() -> new StartRefused("The signing key of " + owner.issuer()
                + " is in a PKCS #11 token: set RIALTO_PKCS11_LIBRARY, RIALTO_PKCS11_TOKEN and RIALTO_PKCS11_PIN"
                + " as they were when it was made."));
        PrivateKey key = device.find(name)
                .orElseThrow(() -> new StartRefused("The signing key of " + owner.issuer() + ", " + name
                        + ", is not in the token " + device.label()
                        + ": name the token that has it in RIALTO_PKCS11_TOKEN, or restore this one from its backup."));
        try {
            return SigningKey.of(key, certificate, device.provider());
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "The token " + device.label() + " does not sign for " + owner.issuer() + " with its key " + name
                            + ": see whether the token works, and whether the key is the one of the site's certificate.",
                    e);
        }
    }
}
