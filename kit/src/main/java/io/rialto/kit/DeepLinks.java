package io.rialto.kit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer goes after the login. The {@code RelayState} beside a response is not signed, so anybody may have written
 * it: only targets under an allowed address are followed, and everything else leads home.
 *
 * @param home where to go without a target, or with one that is not allowed; an absolute URL
 * @param allowed absolute URLs; a target is allowed when it has the same scheme, host and port, and a path at or below
 */
public record DeepLinks(URI home, List<URI> allowed) {

    private static final int LONGEST = 2048;

    /** No spaces, controls, backslashes or other scripts: browsers read those differently from {@link URI}. */
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x5B\\x5D-\\x7E]+");

    /** Dots, slashes and backslashes in disguise, which servers decode before they look at the path. */
    private static final Pattern DISGUISED = Pattern.compile("(?i)%(2e|2f|5c|25|00)");

    public DeepLinks {
        allowed = List.copyOf(allowed);
        allowed.forEach(DeepLinks::requireAbsolute);
        requireAbsolute(home);
    }

    /** Only the home page, and what lies below it. */
    public static DeepLinks below(String home) {
        URI uri = URI.create(home);
        return new DeepLinks(uri, List.of(uri));
    }

    /** The target to redirect to: the relay state where that is allowed, the home page else. */
    public URI follow(@Nullable String relayState) {
        if (relayState == null
                || relayState.length() > LONGEST
                || !PLAIN.matcher(relayState).matches()) {
            return home;
        }
        try {
            URI target = home.resolve(new URI(relayState));
            return allowed.stream().anyMatch(base -> covers(base, target)) ? target : home;
        } catch (URISyntaxException e) {
            return home;
        }
    }

    private static boolean covers(URI base, URI target) {
        return target.getHost() != null
                && target.getRawUserInfo() == null
                && origin(target).equals(origin(base))
                && pathCovers(path(base), path(target));
    }

    private static boolean pathCovers(String base, String target) {
        if (DISGUISED.matcher(target).find() || target.contains("//") || target.contains("/.")) {
            return false;
        }
        String folder = base.endsWith("/") ? base : base + "/";
        return target.equals(base) || target.startsWith(folder);
    }

    private static String path(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static void requireAbsolute(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("a deep link's address is an absolute http(s) URL, not " + uri);
        }
    }
}
