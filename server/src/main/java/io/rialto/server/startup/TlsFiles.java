package io.rialto.server.startup;

import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/** The PEM files of the server's own certificate, checked before anybody connects. */
final class TlsFiles {

    private static final byte[] PROBE = {1, 2, 3};

    private TlsFiles() {}

    static SslBundle bundle(Settings.Tls files) {
        List<X509Certificate> chain = chain(files.certificate());
        PrivateKey key = key(files.key());
        if (!belongTogether(key, chain.getFirst())) {
            throw new StartRefused("RIALTO_TLS_KEY is not the key of the first certificate in RIALTO_TLS_CERTIFICATE.");
        }
        PemSslStore store = PemSslStore.of(chain, key);
        return SslBundle.of(
                new PemSslStoreBundle(store, null),
                SslBundleKey.NONE,
                SslOptions.of(null, java.util.Set.of("TLSv1.3", "TLSv1.2")));
    }

    private static List<X509Certificate> chain(Path file) {
        try {
            List<X509Certificate> chain = PemContent.of(Files.readString(file)).getCertificates();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException unreadable) {
            // the sentence below says it
        }
        throw new StartRefused("RIALTO_TLS_CERTIFICATE names " + file + ", which holds no PEM certificate.");
    }

    private static PrivateKey key(Path file) {
        try {
            PrivateKey key = PemContent.of(Files.readString(file)).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException unreadable) {
            // the sentence below says it
        }
        throw new StartRefused("RIALTO_TLS_KEY names " + file + ", which holds no PEM private key without a password.");
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] value = signature.sign();
            signature.initVerify(certificate);
            signature.update(PROBE);
            return signature.verify(value);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }
}
