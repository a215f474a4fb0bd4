package io.rialto.server.handoff.jwt;

import static io.rialto.server.fixture.Fixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import io.rialto.saml.SigningKey;
import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.fixture.Asking;
import io.rialto.server.fixture.Fixtures;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.site.SiteId;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class JwtLoginTest {

    private final Asking asking = Asking.of(aSite().build(), JwtLoginController::new, portal());

    @Test
    void whatTheServiceSaysComesBackToIt() {
        int status = asking.status(request("s1", "n1").param("return_to", "/hc/articles/1"));

        Begun begun = Begun.read(asking.asked().text());
        assertThat(status).isEqualTo(200);
        assertThat(begun.parameters()).containsExactly(Map.entry("state", "s1"));
        assertThat(begun.claims()).containsExactly(Map.entry("nonce", "n1"));
        assertThat(begun.target()).isEqualTo("/hc/articles/1");
    }

    @Test
    void whereTheTokenGoesIsNotForTheRequestToSay() {
        int status = asking.status(request("s1", "n1").param("redirect_uri", "https://evil.test/cb"));

        assertThat(status).isEqualTo(200);
        assertThat(asking.asked().text()).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/path",
                "https://acme.portal.test/tickets?x=1",
                "https://community.test/anything",
            })
    void customersLandWhereTheServiceIs(String target) {
        assertThat(asking.status(request("s", "n").param("return_to", target))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "//evil.test/",
                "/\\evil.test",
                "https://acme.portal.test@evil.test/",
                "https://acme.portal.test.evil.test/",
                "http://acme.portal.test/",
                "https://acme.portal.test:444/",
                "javascript:alert(1)",
                "",
                "hc",
            })
    void customersLandNowhereElse(String target) {
        assertThat(asking.refusal(request("s", "n").param("return_to", target))).isEqualTo("400 jwt_foreign_target");
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void aRequestWithoutWhatMustComeBackIsNone() {
        assertThat(asking.refusal(get("/s/main/jwt/portal").param("state", "s")))
                .isEqualTo("400 jwt_incomplete");
        assertThat(asking.refusal(get("/s/main/jwt/portal").param("nonce", "n")))
                .isEqualTo("400 jwt_incomplete");
        assertThat(asking.refusal(request("s", "n").param("state", "another"))).isEqualTo("400 jwt_incomplete");
        assertThat(asking.refusal(request("s", "n".repeat(1_025)))).isEqualTo("400 jwt_incomplete");
        assertThat(asking.refusal(request("s", "n\u0000"))).isEqualTo("400 jwt_incomplete");
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void whoOnlyLooksBeginsNoLogin() {
        int status =
                asking.status(head("/s/main/jwt/portal").param("state", "s").param("nonce", "n"));

        assertThat(status).isEqualTo(405);
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void aServiceOfAnotherProtocolHasNoSuchDoor() {
        Asking other = Asking.of(
                aSite().build(), JwtLoginController::new, Fixtures.aService().build());

        assertThat(other.refusal(get("/s/main/jwt/rewards"))).isEqualTo("404 jwt_unknown_service");
        assertThat(asking.refusal(get("/s/main/jwt/nobody"))).isEqualTo("404 jwt_unknown_service");
        assertThat(asking.refusal(get("/s/elsewhere/jwt/portal"))).isEqualTo("404 unknown_site");
    }

    /** Somebody who goes the way as a proof has to come as if the service had begun. */
    @Test
    void aProofAsksWhatAServiceWouldThatHasToBegin() {
        Handoff portals = new JwtHandoff(NO_KEYS, Clock.systemUTC());

        Asked asked = portals.specimen(aSite().build(), portal()).orElseThrow();

        assertThat(Begun.read(asked.text())).isEqualTo(Begun.NOT);
    }

    private static final SigningKeys NO_KEYS = new SigningKeys() {

        @Override
        public SigningKey current(SiteId site) {
            throw new IllegalStateException("nothing is signed");
        }

        @Override
        public boolean exist(SiteId site, String issuer) {
            return false;
        }

        @Override
        public List<X509Certificate> published(SiteId site) {
            return List.of();
        }
    };

    private static MockHttpServletRequestBuilder request(String state, String nonce) {
        return get("/s/main/jwt/portal").param("state", state).param("nonce", nonce);
    }

    private static ExternalService portal() {
        Jwt jwt = new Jwt(
                Jwt.Algorithm.HS256,
                NameIdKind.PERSISTENT,
                null,
                new Jwt.Claims(Set.of(Jwt.Registered.IAT), null, null, "sub", null, Duration.ofMinutes(1)),
                new Delivery(
                        Delivery.Way.REDIRECT,
                        "https://acme.portal.test/access/jwt",
                        "id_token",
                        Map.of(),
                        "return_to"),
                new Jwt.Login("https://acme.portal.test/login", List.of("state"), List.of("nonce"), "return_to"));
        return Fixtures.aService()
                .called("portal")
                .speaking(jwt, new Secrets(new Secret("a-secret"), null, null))
                .landingAt(new RelayState(RelayState.Mode.FIXED, "https://community.test/home", List.of()))
                .build();
    }
}
