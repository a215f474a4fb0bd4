package io.rialto.server.launch;

import io.rialto.server.site.Site;
import io.rialto.server.vault.Vault;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * One cookie for each launch under way, so that several tabs do not disturb each other. On https the name has the
 * {@code __Host-} prefix: no neighbouring host can plant one (login CSRF).
 */
@Component
class LaunchCookies {

    static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final String NAME = "rialto-launch-";
    private static final int MOST = 6;
    private static final int MOST_CHARACTERS = 8_000;
    private static final int MOST_CHARACTERS_OF_ONE = 3_900; // browsers take 4,096, with name and attributes
    private static final int NONCE_IN_NAME = 12;
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{32}");

    private final Vault vault;
    private final Clock clock;

    LaunchCookies(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    private record Held(Cookie cookie, LaunchCookie content) {}

    /** Adds one, and drops the oldest when there are too many; false when it is too large for a browser to keep. */
    boolean add(LaunchCookie launch, Site site, HttpServletRequest request, HttpServletResponse response) {
        byte[] sealed = vault.seal(launch.bytes(), context(site));
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        if (value.length() > MOST_CHARACTERS_OF_ONE) {
            return false;
        }
        List<Held> held = new ArrayList<>(held(site, request));
        held.sort(Comparator.comparing(one -> one.content().expires()));
        int characters = value.length()
                + held.stream()
                        .mapToInt(one -> one.cookie().getValue().length())
                        .sum();
        while (!held.isEmpty() && (held.size() >= MOST || characters > MOST_CHARACTERS)) {
            Cookie oldest = held.removeFirst().cookie();
            characters -= oldest.getValue().length();
            write(oldest.getName(), "", Duration.ZERO, site, response);
        }
        write(name(launch.nonce(), site), value, LIFETIME, site, response);
        return true;
    }

    /** The launch that this nonce began in this browser. */
    Optional<LaunchCookie> find(String nonce, Site site, HttpServletRequest request) {
        if (request.getCookies() == null || !NONCE.matcher(nonce).matches()) {
            return Optional.empty();
        }
        String name = name(nonce, site);
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name)) {
                return opened(cookie, site).map(Held::content);
            }
        }
        return Optional.empty();
    }

    /** The launch that began last in this browser. */
    Optional<LaunchCookie> latest(Site site, HttpServletRequest request) {
        return held(site, request).stream().map(Held::content).max(Comparator.comparing(LaunchCookie::expires));
    }

    void drop(String nonce, Site site, HttpServletResponse response) {
        write(name(nonce, site), "", Duration.ZERO, site, response);
    }

    private List<Held> held(Site site, HttpServletRequest request) {
        if (request.getCookies() == null) {
            return List.of();
        }
        return List.of(request.getCookies()).stream()
                .filter(cookie -> cookie.getName().startsWith(prefix(site)))
                .map(cookie -> opened(cookie, site))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Held> opened(Cookie cookie, Site site) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie.getValue());
            LaunchCookie content = LaunchCookie.of(vault.open(sealed, context(site)));
            boolean current = content.expires().isAfter(clock.instant());
            return current ? Optional.of(new Held(cookie, content)) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException altered) {
            return Optional.empty();
        }
    }

    private static void write(String name, String value, Duration age, Site site, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Lax") // the way back from the shop is a top-level GET
                .secure(isSecure(site))
                .path(isSecure(site) ? "/" : "/s/" + site.slug())
                .maxAge(age)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }

    private static String name(String nonce, Site site) {
        return prefix(site) + nonce.substring(0, NONCE_IN_NAME);
    }

    private static String prefix(Site site) {
        return (isSecure(site) ? "__Host-" : "") + NAME;
    }

    private static boolean isSecure(Site site) {
        return site.issuer().startsWith("https:");
    }

    private static String context(Site site) {
        return "launch-cookie/" + site.id().value();
    }
}
