package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService.RelayState;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the customer lands inside the service: what RelayState says. */
sealed interface Target permits Target.Allowed, Refused {

    int MOST_BYTES = 2_048;

    record Allowed(Optional<String> relayState) implements Target {}

    /** @param wanted what the link asked for, if anything */
    static Target of(@Nullable String wanted, RelayState policy) {
        if (wanted == null) {
            return new Allowed(
                    switch (policy.mode()) {
                        case NONE -> Optional.empty();
                        case FIXED, PER_LAUNCH -> Optional.ofNullable(policy.fixed());
                    });
        }
        boolean allowed = policy.mode() == RelayState.Mode.PER_LAUNCH
                && isBounded(wanted)
                && policy.allow().stream().anyMatch(entry -> covers(entry, wanted));
        return allowed
                ? new Allowed(Optional.of(wanted))
                : new Refused(Refusal.TARGET_NOT_ALLOWED)
                        .found(
                                policy.mode() == RelayState.Mode.PER_LAUNCH
                                        ? "one of " + String.join(" ", policy.allow())
                                        : "no target: relay_state.mode is "
                                                + policy.mode().name().toLowerCase(Locale.ROOT),
                                webAddress(wanted).isPresent()
                                        ? "a web address that is not allowed"
                                        : "something that is no web address");
    }

    /** Where the service may send a customer after the hand-off. */
    static List<URI> landings(RelayState policy) {
        return Stream.concat(Stream.ofNullable(policy.fixed()), policy.allow().stream())
                .map(Target::webAddress)
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isBounded(String wanted) {
        return !wanted.isEmpty()
                && wanted.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && wanted.chars().noneMatch(Character::isISOControl);
    }

    /** A value that is no web address must be allowed to the letter. */
    private static boolean covers(String entry, String wanted) {
        if (entry.equals(wanted)) {
            return true;
        }
        Optional<URI> prefix = webAddress(entry);
        Optional<URI> target = webAddress(wanted);
        return prefix.isPresent()
                && prefix.get().getRawQuery() == null
                && target.isPresent()
                && origin(prefix.get()).equals(origin(target.get()))
                && isWithin(path(prefix.get()), path(target.get()));
    }

    /** {@code /a} covers {@code /a} and {@code /a/b}, not {@code /ab}. */
    private static boolean isWithin(String prefix, String path) {
        String folder = prefix.endsWith("/") ? prefix : prefix + "/";
        return path.equals(prefix) || path.startsWith(folder);
    }

    /** An absolute http(s) address about which no two parsers disagree: no user, no backslash, no encoded dot or slash. */
    private static Optional<URI> webAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.indexOf('\\') >= 0 || lower.contains("%2e") || lower.contains("%2f") || lower.contains("%5c")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text).normalize();
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null;
            return web && plain && !path(uri).contains("/../") && !path(uri).endsWith("/..")
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }
}
