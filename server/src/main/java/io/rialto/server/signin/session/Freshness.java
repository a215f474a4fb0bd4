package io.rialto.server.signin.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What changes by which way somebody comes in asks for a sign-in of a moment ago: an open screen, or a stolen session, is not enough. */
@Component
public class Freshness {

    static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String COOKIE = "rialto-onward";
    private static final Pattern PLACES =
            Pattern.compile("/me(/password|/passkeys/new)?|/dashboard/[a-z0-9-]{1,63}/identity-providers/enforcement");

    private final Clock clock;
    private final StaffAddress address;

    Freshness(Clock clock, StaffAddress address) {
        this.clock = clock;
        this.address = address;
    }

    /** Whether they signed in within the last quarter of an hour. */
    public boolean holds(SignedIn signedIn) {
        return signedIn.session().createdAt().plus(LIMIT).isAfter(clock.instant());
    }

    /**
     * Asks for a sign-in, and remembers for a quarter of an hour where to go on.
     *
     * @param place a page of ours
     */
    public void demand(String place, HttpServletResponse response) {
        response.addHeader("Set-Cookie", cookie(place, LIMIT));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", "/login?again");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    /** Where somebody who had to sign in again goes on, once; what is not a place of ours leads nowhere. */
    public Optional<String> onward(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] cookies = request.getCookies();
        Optional<String> place = cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .map(Cookie::getValue)
                        .findFirst();
        place.ifPresent(known -> response.addHeader("Set-Cookie", cookie("", Duration.ZERO)));
        return place.filter(known -> PLACES.matcher(known).matches());
    }

    private String cookie(String value, Duration age) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(address.secure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }

    private String name() {
        return (address.secure() ? "__Host-" : "") + COOKIE;
    }
}
