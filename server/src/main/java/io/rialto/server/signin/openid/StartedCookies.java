package io.rialto.server.signin.openid;

import io.rialto.server.signin.session.StaffAddress;
import io.rialto.server.vault.Vault;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** One sealed cookie for each sign-in under way, so that several tabs do not disturb each other. It is good once. */
@Component
public class StartedCookies {

    /** The browser keeps it longer than it is good for, so that whoever comes late is told so. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final int MOST = 5;
    private static final int STATE_IN_NAME = 12;
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String CONTEXT = "sign-in";

    private final Vault vault;
    private final StaffAddress address;

    public StartedCookies(Vault vault, StaffAddress address) {
        this.vault = vault;
        this.address = address;
    }

    private record Held(String name, Started started) {}

    /** Adds one, and drops the oldest when there are too many. */
    public void add(Started started, HttpServletRequest request, HttpServletResponse response) {
        List<Held> held = new ArrayList<>(held(request));
        held.sort(Comparator.comparing(one -> one.started().at()));
        while (held.size() >= MOST) {
            write(held.removeFirst().name(), "", Duration.ZERO, response);
        }
        byte[] sealed = vault.seal(started.bytes(), CONTEXT);
        write(name(started.state()), Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), KEPT, response);
    }

    /** What this state began in this browser; it is gone afterwards. */
    public Optional<Started> take(String state, HttpServletRequest request, HttpServletResponse response) {
        if (!STATE.matcher(state).matches()) {
            return Optional.empty();
        }
        Optional<Started> found = held(request).stream()
                .map(Held::started)
                .filter(started -> Constant.equal(started.state(), state))
                .findFirst();
        if (found.isPresent()) {
            write(name(state), "", Duration.ZERO, response);
        }
        return found;
    }

    private List<Held> held(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().startsWith(prefix()))
                        .map(this::opened)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Optional<Held> opened(Cookie cookie) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie.getValue());
            Started started = Started.of(vault.open(sealed, CONTEXT));
            return Optional.of(new Held(cookie.getName(), started));
        } catch (IllegalArgumentException | IllegalStateException altered) {
            return Optional.empty();
        }
    }

    private void write(String name, String value, Duration age, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Lax") // the way back from the provider is a top-level GET
                .secure(address.secure())
                .path(address.secure() ? "/" : "/users/auth/openid")
                .maxAge(age)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }

    private String name(String state) {
        return prefix() + state.substring(0, STATE_IN_NAME);
    }

    private String prefix() {
        return (address.secure() ? "__Host-" : "") + "rialto-sign-in-";
    }
}
