package io.rialto.server.key;

import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.site.Site.KeyKind;
import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.springframework.core.NestedExceptionUtils;

/**
 * A PKCS #11 token in which keys are made, stay, and sign. The JDK's provider for it is used as an object and never registered,
 * so nothing else in the process changes. Safe for use by many threads.
 */
final class Token {

    private final String label;
    private final AuthProvider provider;
    private KeyStore entries;

    private Token(String label, AuthProvider provider) {
        this.label = label;
        this.provider = provider;
        this.entries = load();
    }

    /** @throws StartRefused when library, token or PIN are not right */
    static Token open(Settings.Pkcs11 settings) {
        long slot = TokenSlots.of(settings.library()).slotOf(settings.token());
        AuthProvider provider = configured(settings, slot);
        // For good: a device that forgot us is entered again.
        provider.setCallbackHandler(questions -> {
            for (Callback question : questions) {
                if (question instanceof PasswordCallback password) {
                    password.setPassword(settings.pin().toCharArray());
                }
            }
        });
        enter(settings, provider);
        return new Token(settings.token(), provider);
    }

    private static AuthProvider configured(Settings.Pkcs11 settings, long slot) {
        Provider bridge = Security.getProvider("SunPKCS11");
        if (bridge == null) {
            throw new StartRefused(
                    "RIALTO_PKCS11_LIBRARY: this Java has no PKCS #11; start the server with a whole JDK.");
        }
        try {
            return (AuthProvider) bridge.configure(inline(settings, slot));
        } catch (RuntimeException e) {
            throw new StartRefused(
                    "RIALTO_PKCS11_LIBRARY: Java cannot use " + settings.library() + " (" + reason(e) + ").", e);
        }
    }

    // What begins with two dashes is the text itself, not a file's name. The label is "rialto".
    private static String inline(Settings.Pkcs11 settings, long slot) {
        return """
                --name = rialto
                library = "%s"
                slot = %d
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                  CKA_TOKEN = true
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_SIGN = true
                  CKA_DECRYPT = false
                  CKA_UNWRAP = false
                  CKA_LABEL = 0h7269616c746f
                }
                """.formatted(settings.library(), slot);
    }

    private static void enter(Settings.Pkcs11 settings, AuthProvider provider) {
        try {
            provider.login(null, null);
        } catch (FailedLoginException e) {
            throw new StartRefused(
                    "RIALTO_PKCS11_PIN is not the PIN of the token " + settings.token()
                            + ": give the right one; many tokens lock themselves after a few wrong ones.",
                    e);
        } catch (LoginException | ProviderException e) {
            throw new StartRefused(
                    "RIALTO_PKCS11_PIN: the token " + settings.token() + " does not let us in (" + reason(e) + ").", e);
        }
    }

    String label() {
        return label;
    }

    Provider provider() {
        return provider;
    }

    /** Made by the token, within it, and never to leave it. */
    KeyPair fresh(KeyKind kind, SecureRandom random) {
        return tried("makes no key of kind " + kind, () -> KeyPairs.fresh(kind, Optional.of(provider), random));
    }

    /** Gives a key just made the name by which it is found. */
    synchronized void keep(String name, PrivateKey key, X509Certificate certificate) {
        tried("does not keep a key", () -> {
            try {
                entries.setKeyEntry(name, key, null, new Certificate[] {certificate});
                return name;
            } catch (GeneralSecurityException e) {
                throw new ProviderException(e);
            }
        });
    }

    /** Empty when the token has no such key. */
    synchronized Optional<PrivateKey> find(String name) {
        return tried("does not tell which keys it has", () -> {
            try {
                if (!entries.isKeyEntry(name)) {
                    entries = load(); // another node may have made it meanwhile
                }
                return Optional.ofNullable((PrivateKey) entries.getKey(name, null));
            } catch (GeneralSecurityException e) {
                throw new ProviderException(e);
            }
        });
    }

    /** The key is gone for good. */
    synchronized void forget(String name) {
        tried("does not delete a key", () -> {
            try {
                entries.deleteEntry(name);
                return name;
            } catch (GeneralSecurityException e) {
                throw new ProviderException(e);
            }
        });
    }

    private KeyStore load() {
        return tried("does not tell which keys it has", () -> {
            try {
                KeyStore store = KeyStore.getInstance("PKCS11", provider);
                store.load(null, null);
                return store;
            } catch (GeneralSecurityException | IOException e) {
                throw new ProviderException(e);
            }
        });
    }

    private <T> T tried(String failure, Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            throw new StartRefused(
                    "RIALTO_PKCS11_TOKEN: the token " + label + " " + failure + " (" + reason(e) + ").", e);
        }
    }

    // The module's error, as CKR_DEVICE_MEMORY.
    private static String reason(Exception e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        return String.valueOf(cause.getMessage());
    }
}
