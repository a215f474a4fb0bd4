package io.rialto.server.signin.openid;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.settings.Variables;
import io.rialto.server.signin.session.StaffAddress;
import io.rialto.server.vault.Vault;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class StartedCookiesTest {

    private static final IdentityProviderId PROVIDER = new IdentityProviderId("AcmeProvid");

    private final SecureRandom random = new SecureRandom();
    private final TheClock clock = new TheClock();
    private final Vault vault = new Vault(new SecretKeySpec(new byte[32], "AES"));
    private final StartedCookies cookies =
            new StartedCookies(vault, new StaffAddress(settings("https://id.acme.example")));

    @Test
    void whatBeganInThisBrowserIsFoundOnceByItsState() {
        Started started = started();
        List<Cookie> browser = kept(started);

        MockHttpServletResponse answer = new MockHttpServletResponse();
        assertThat(cookies.take(started.state(), request(browser), answer)).contains(started);

        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("__Host-rialto-sign-in-")
                .contains("Max-Age=0", "Path=/", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(cookies.take(started.state(), request(List.of()), new MockHttpServletResponse()))
                .isEmpty();
    }

    @Test
    void anotherStateFindsNothing() {
        List<Cookie> browser = kept(started());

        assertThat(cookies.take(started().state(), request(browser), new MockHttpServletResponse()))
                .isEmpty();
        assertThat(cookies.take("x", request(browser), new MockHttpServletResponse()))
                .isEmpty();
    }

    @Test
    void aCookieThatIsNotOursFindsNothing() {
        Started started = started();
        List<Cookie> altered = kept(started).stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue().replaceFirst(".$", "A") + "AA"))
                .toList();
        Vault other = new Vault(new SecretKeySpec(
                "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "AES"));
        StartedCookies elsewhere = new StartedCookies(other, new StaffAddress(settings("https://id.acme.example")));

        assertThat(cookies.take(started.state(), request(altered), new MockHttpServletResponse()))
                .isEmpty();
        assertThat(elsewhere.take(started.state(), request(kept(started)), new MockHttpServletResponse()))
                .isEmpty();
    }

    @Test
    void nothingInItCanBeRead() {
        Started started = started();

        assertThat(kept(started).getFirst().getValue())
                .doesNotContain(started.state(), started.nonce(), started.verifier(), PROVIDER.value());
    }

    @Test
    void theOldestOfSixIsDropped() {
        List<Cookie> browser = new ArrayList<>();
        Started first = started();
        browser.addAll(kept(first));
        for (int more = 0; more < 4; more++) {
            clock.advance(Duration.ofSeconds(1));
            browser.addAll(kept(started()));
        }
        clock.advance(Duration.ofSeconds(1));
        MockHttpServletResponse answer = new MockHttpServletResponse();

        cookies.add(started(), request(browser), answer);

        assertThat(answer.getHeaders("Set-Cookie"))
                .hasSize(2)
                .first()
                .asString()
                .contains(first.state().substring(0, 12), "Max-Age=0");
    }

    private Started started() {
        return Started.now(PROVIDER, clock.instant(), null, random);
    }

    private List<Cookie> kept(Started started) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        cookies.add(started, request(List.of()), answer);
        return List.of(answer.getCookies());
    }

    private static MockHttpServletRequest request(List<Cookie> cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (!cookies.isEmpty()) {
            request.setCookies(cookies.toArray(Cookie[]::new));
        }
        return request;
    }

    private static io.rialto.server.settings.Settings settings(String publicUrl) {
        return new Variables(Map.of("RIALTO_PUBLIC_URL", publicUrl)::get).read();
    }
}
