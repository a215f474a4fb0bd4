package io.rialto.server.signin.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that holds a session's secret. On https its name keeps neighbouring hosts from planting one. */
@Component
class SessionCookies {

    private final StaffAddress address;

    SessionCookies(StaffAddress address) {
        this.address = address;
    }

    Optional<BearerSecret> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name()))
                .findFirst()
                .flatMap(cookie -> BearerSecret.of(cookie.getValue()));
    }

    /** It goes when the browser is closed; the server has its own limits. */
    void write(BearerSecret secret, HttpServletResponse response) {
        response.addHeader("Set-Cookie", cookie(secret.value()).build().toString());
    }

    void drop(HttpServletResponse response) {
        response.addHeader(
                "Set-Cookie", cookie("").maxAge(Duration.ZERO).build().toString());
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(address.secure())
                .sameSite("Lax") // the way back from the provider is a top-level GET
                .path("/");
    }

    private String name() {
        return (address.secure() ? "__Host-" : "") + "rialto-session";
    }
}
