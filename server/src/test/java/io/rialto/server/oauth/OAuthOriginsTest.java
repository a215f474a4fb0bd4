package io.rialto.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.settings.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.CorsFilter;

class OAuthOriginsTest {

    @Test
    void nobodysPagesMayUnlessTheyAreListed() {
        assertThat(filter("").isEnabled()).isFalse();
    }

    @Test
    void listedPagesMayAndSeeWhatIsLeft() throws Exception {
        MockHttpServletResponse preflight = asked("OPTIONS", "https://app.acme.example");
        MockHttpServletResponse answer = asked("POST", "https://app.acme.example");

        assertThat(preflight.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://app.acme.example");
        assertThat(preflight.getHeader("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.getHeader("Access-Control-Allow-Credentials")).isNull();
        assertThat(answer.getHeader("Access-Control-Expose-Headers")).contains("X-Ratelimit-Remaining");
    }

    @Test
    void othersMayNot() throws Exception {
        for (String origin : new String[] {"https://evil.example", "https://app.acme.example.evil.example", "null"}) {
            MockHttpServletResponse preflight = asked("OPTIONS", origin);

            assertThat(preflight.getStatus()).isEqualTo(403);
            assertThat(preflight.getHeader("Access-Control-Allow-Origin")).isNull();
        }
    }

    private static MockHttpServletResponse asked(String method, String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/oauth/token");
        request.addHeader("Origin", origin);
        request.addHeader("Access-Control-Request-Method", "POST");
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter("https://app.acme.example").getFilter().doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static FilterRegistrationBean<CorsFilter> filter(String origins) {
        return new OAuthOrigins().oauthOrigins(new Variables(Map.of("RIALTO_CORS_ORIGINS", origins)::get).read());
    }
}
