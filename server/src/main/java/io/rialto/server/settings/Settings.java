package io.rialto.server.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the environment decides. {@code docs/configuration.md} tells what each one is for.
 *
 * @param publicUrl where browsers reach this server; never ends with a slash
 * @param authUrl where staff sign in and programs get tokens, and the issuer of those tokens; never ends with a slash
 * @param databaseUrl a PostgreSQL JDBC URL; absent: the embedded database in the data folder
 * @param secretKey 32 bytes; absent: what the command prints
 * @param secretKeyCommand a program with its arguments; none: the key kept in the data folder, made when there is none
 * @param pkcs11 where new signing keys are made and stay; absent: sealed in the database
 * @param corsOrigins whose pages may call the API from a browser, as {@code https://app.acme.example}
 * @param operatorToken opens {@code /metrics} and {@code /usage}; absent: they do not exist
 * @param trustedCertificates PEM certificates that outbound https trusts beside the platform's own
 */
public record Settings(
        int port,
        InetAddress address,
        URI publicUrl,
        URI authUrl,
        Path dataFolder,
        @Nullable String databaseUrl,
        @Nullable Path configuration,
        @Nullable SecretKey secretKey,
        List<String> secretKeyCommand,
        @Nullable Pkcs11 pkcs11,
        boolean allowPrivateAddresses,
        @Nullable Tls tls,
        List<Network> trustedProxies,
        List<String> corsOrigins,
        @Nullable String operatorToken,
        @Nullable Path trustedCertificates,
        Dns dns,
        Keys keys) {

    public Settings {
        secretKeyCommand = List.copyOf(secretKeyCommand);
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** Whether browsers come by https, here or at a proxy before it: then cookies are for https only. */
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** A certificate chain and its private key, both PEM files. */
    public record Tls(Path certificate, Path key) {}

    /**
     * A token of a PKCS #11 module: a hardware security module, or what behaves as one.
     *
     * @param library the module, a shared library
     * @param token the token's label
     */
    public record Pkcs11(Path library, String token, String pin) {

        /** Without the PIN. */
        @Override
        public String toString() {
            return "Pkcs11[" + token + "]";
        }
    }

    /**
     * How the ownership of domains is proved.
     *
     * @param servers the resolvers to ask; none: the system's
     * @param txtPrefix what the TXT value begins with
     */
    public record Dns(List<InetSocketAddress> servers, String txtPrefix) {

        public Dns {
            servers = List.copyOf(servers);
        }
    }

    /**
     * How sites' signing keys change.
     *
     * @param ahead how long the next key is published before it may sign: services read metadata about once a day
     * @param overlap how long a key stays published, and can be gone back to, after another took its place
     */
    public record Keys(Duration ahead, Duration overlap) {}

    /** Settings have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Settings[" + publicUrl + "]";
    }
}
