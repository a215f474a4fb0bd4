package io.rialto.server.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads the settings from the environment. An empty variable counts as absent. */
public final class Variables {

    private static final int TOKEN_LENGTH = 16;
    private static final int KEY_BYTES = 32;
    private static final int DNS_PORT = 53;
    private static final Pattern SERVER =
            Pattern.compile("(?:(?<v4>\\d{1,3}(?:\\.\\d{1,3}){3})|\\[(?<v6>[0-9a-fA-F:.]+)])(?::(?<port>\\d{1,5}))?");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    private final Function<String, @Nullable String> environment;

    /** @param environment answers null for a variable that is not set */
    public Variables(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** @throws StartRefused at the first variable that cannot be used */
    public Settings read() {
        int port = port();
        Settings.Tls tls = tls();
        URI publicUrl = publicUrl(port, tls != null);
        return new Settings(
                port,
                address(publicUrl),
                publicUrl,
                origin("RIALTO_AUTH_URL").orElse(publicUrl),
                path("RIALTO_DATA_DIR").orElse(Path.of("data")),
                databaseUrl(),
                file("RIALTO_CONFIG").orElse(null),
                secretKey(),
                secretKeyCommand(),
                pkcs11(),
                flag("RIALTO_ALLOW_PRIVATE_ADDRESSES"),
                tls,
                trustedProxies(),
                corsOrigins(),
                operatorToken(),
                file("RIALTO_TRUSTED_CERTIFICATES").orElse(null),
                new Settings.Dns(dnsServers(), txtPrefix()),
                new Settings.Keys(duration("RIALTO_KEY_AHEAD", "24h"), duration("RIALTO_KEY_OVERLAP", "30d")));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private int port() {
        return value("RIALTO_PORT")
                .map(text -> {
                    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
                        throw refused("RIALTO_PORT", "must be a number from 1 to 65535");
                    }
                    return Integer.valueOf(text);
                })
                .orElse(8080);
    }

    private URI publicUrl(int port, boolean tls) {
        return origin("RIALTO_PUBLIC_URL")
                .orElseGet(() -> URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port));
    }

    private Optional<URI> origin(String name) {
        return value(name).map(text -> {
            URI url = WebAddress.of(text)
                    .orElseThrow(
                            () -> refused(
                                    name,
                                    "must be where browsers reach this server, as https://id.example.com, without path, query or user"));
            if (!url.getRawPath().matches("/?") || url.getRawQuery() != null) {
                throw refused(name, "must end after host and port");
            }
            // One issuer has one spelling.
            return URI.create(url.getScheme().toLowerCase(Locale.ROOT) + "://"
                    + url.getRawAuthority().toLowerCase(Locale.ROOT));
        });
    }

    // Whoever has not said where the server is seen from is trying it out: nobody else needs to reach it.
    private InetAddress address(URI publicUrl) {
        String usual = Addresses.isLoopback(publicUrl.getHost()) ? "127.0.0.1" : "0.0.0.0";
        return Addresses.literal(value("RIALTO_ADDRESS").orElse(usual))
                .orElseThrow(() ->
                        refused("RIALTO_ADDRESS", "must be an IP address of this machine, as 127.0.0.1 or 0.0.0.0"));
    }

    private @Nullable String databaseUrl() {
        String url = value("RIALTO_DATABASE_URL").orElse(null);
        if (url != null && !url.startsWith("jdbc:postgresql://")) {
            throw refused(
                    "RIALTO_DATABASE_URL",
                    "must begin with jdbc:postgresql:// (or be empty: then an embedded database in RIALTO_DATA_DIR is used)");
        }
        return url;
    }

    private @Nullable SecretKey secretKey() {
        return value("RIALTO_SECRET_KEY")
                .map(text -> key("RIALTO_SECRET_KEY", text))
                .orElse(null);
    }

    private List<String> secretKeyCommand() {
        Optional<String> command = value("RIALTO_SECRET_KEY_COMMAND");
        if (command.isPresent() && value("RIALTO_SECRET_KEY").isPresent()) {
            throw refused("RIALTO_SECRET_KEY_COMMAND", "is set beside RIALTO_SECRET_KEY: leave one of them out");
        }
        return command.map(text -> List.of(text.split("\\s+"))).orElse(List.of());
    }

    private Settings.@Nullable Pkcs11 pkcs11() {
        List<String> names = List.of("RIALTO_PKCS11_LIBRARY", "RIALTO_PKCS11_TOKEN", "RIALTO_PKCS11_PIN");
        List<String> missing =
                names.stream().filter(name -> value(name).isEmpty()).toList();
        if (missing.size() == names.size()) {
            return null;
        }
        if (!missing.isEmpty()) {
            throw refused(missing.getFirst(), "is missing: library, token and PIN come together");
        }
        return new Settings.Pkcs11(
                file("RIALTO_PKCS11_LIBRARY").orElseThrow().toAbsolutePath(),
                value("RIALTO_PKCS11_TOKEN").orElseThrow(),
                value("RIALTO_PKCS11_PIN").orElseThrow());
    }

    /** The key of 32 bytes that a base64url text stands for. */
    static SecretKey key(String name, String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException notBase64) {
            // the sentence below says it
        }
        throw refused(name, "must be 32 random bytes in base64url, 43 characters");
    }

    private boolean flag(String name) {
        return switch (value(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "must be true or false");
        };
    }

    private Settings.@Nullable Tls tls() {
        Optional<Path> certificate = file("RIALTO_TLS_CERTIFICATE");
        Optional<Path> key = file("RIALTO_TLS_KEY");
        if (certificate.isPresent() != key.isPresent()) {
            throw refused(
                    certificate.isPresent() ? "RIALTO_TLS_KEY" : "RIALTO_TLS_CERTIFICATE",
                    "is missing: certificate and key come together");
        }
        return certificate.isPresent() ? new Settings.Tls(certificate.orElseThrow(), key.orElseThrow()) : null;
    }

    private List<Network> trustedProxies() {
        return Arrays.stream(value("RIALTO_TRUSTED_PROXIES").orElse("").split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(text -> Network.of(text)
                        .orElseThrow(() -> refused(
                                "RIALTO_TRUSTED_PROXIES", "must list addresses or ranges, as 10.0.0.7,192.168.0.0/16")))
                .toList();
    }

    // RFC 6454 §6.2: an origin has no path, and is compared letter by letter.
    private List<String> corsOrigins() {
        return Arrays.stream(value("RIALTO_CORS_ORIGINS").orElse("").split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(
                        text -> WebAddress.of(text)
                                .filter(url -> url.getRawPath().isEmpty() && url.getRawQuery() == null)
                                .map(url -> url.toString().toLowerCase(Locale.ROOT))
                                .orElseThrow(
                                        () -> refused(
                                                "RIALTO_CORS_ORIGINS",
                                                "must list origins without a slash at the end, as https://app.example.com,https://admin.example.com")))
                .toList();
    }

    private List<InetSocketAddress> dnsServers() {
        return Arrays.stream(value("RIALTO_DNS_SERVERS").orElse("").split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(text -> Variables.server(text)
                        .orElseThrow(() -> refused(
                                "RIALTO_DNS_SERVERS",
                                "must list resolvers' addresses, as 192.0.2.53,[2001:db8::53]:5353")))
                .distinct()
                .toList();
    }

    private static Optional<InetSocketAddress> server(String text) {
        Matcher form = SERVER.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int port = form.group("port") == null ? DNS_PORT : Integer.parseInt(form.group("port"));
        String host = form.group("v6") == null ? form.group("v4") : form.group("v6");
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Addresses.literal(host).map(address -> new InetSocketAddress(address, port));
    }

    private String txtPrefix() {
        String prefix = value("RIALTO_TXT_PREFIX").orElse("rialto-verification=");
        if (!prefix.matches("[a-z0-9][a-z0-9_-]{0,60}[=:]")) {
            throw refused(
                    "RIALTO_TXT_PREFIX", "must be of a-z, 0-9, - and _, and end with = or :, as acme-verification=");
        }
        return prefix;
    }

    private @Nullable String operatorToken() {
        return value("RIALTO_OPERATOR_TOKEN")
                .map(token -> {
                    if (token.length() < TOKEN_LENGTH) {
                        throw refused("RIALTO_OPERATOR_TOKEN", "must be at least " + TOKEN_LENGTH + " characters long");
                    }
                    return token;
                })
                .orElse(null);
    }

    private Duration duration(String name, String usual) {
        Matcher form = DURATION.matcher(value(name).orElse(usual));
        if (!form.matches()) {
            throw refused(name, "must be a number of seconds, minutes, hours or days, as 90s, 30m, 24h or 30d");
        }
        long count = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private Optional<Path> path(String name) {
        return value(name).map(text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw refused(name, "is not a path");
            }
        });
    }

    private Optional<Path> file(String name) {
        Optional<Path> path = path(name);
        path.filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .ifPresent(file -> {
                    throw refused(name, "names " + file + ", which is no file that can be read");
                });
        return path;
    }

    private static StartRefused refused(String name, String what) {
        return new StartRefused(name + " " + what + ".");
    }
}
