package io.rialto.server.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the environment decides. {@code docs/configuration.md} tells what each one is for.
 *
 * @param publicUrl where browsers reach this server; never ends with a slash
 * @param authUrl where staff sign in and programs get tokens, and the issuer of those tokens; never ends with a slash
 * @param databaseUrl a PostgreSQL JDBC URL; absent: the embedded database in the data folder
 * @param secretKey 32 bytes; absent: the one kept in the data folder, made when there is none
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
        boolean allowPrivateAddresses,
        @Nullable Tls tls,
        List<Network> trustedProxies,
        List<String> corsOrigins,
        @Nullable String operatorToken,
        @Nullable Path trustedCertificates,
        Dns dns) {

    public Settings {
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

    /** Settings have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Settings[" + publicUrl + "]";
    }
}
