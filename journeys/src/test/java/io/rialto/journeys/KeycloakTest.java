package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff who sign in with Keycloak. Its distribution is large, so this runs with {@code ./rialto test --interop} alone. */
@Tag("interop")
class KeycloakTest {

    private static final String SECRET = "a secret of the tests, with + and %";
    private static final String PASSWORD = "Jane's own password";

    @Test
    void janeSignsInWithKeycloakAndASecondTimeIsTheSamePerson() throws Exception {
        RunningKeycloak keycloak = RunningKeycloak.theOne();
        try (Office office = Office.open()) {
            keycloak.make("", realm(office.redirectUri()));
            String issuer = keycloak.issuer("staff");
            String endpoints = issuer + "/protocol/openid-connect";
            office.trust(
                    new Office.Trusted("Acme SSO", "acme.example", "rialto", SECRET, issuer, endpoints),
                    endpoints + "/auth",
                    endpoints + "/token",
                    endpoints + "/certs");

            assertThat(me(office)).contains("Jane Doe", "jane@acme.example", "SSO");
            assertThat(me(office)).contains("Jane Doe");
        }
    }

    private static Map<String, Object> realm(String redirectUri) {
        Map<String, Object> client = Map.of(
                "clientId",
                "rialto",
                "secret",
                SECRET,
                "redirectUris",
                List.of(redirectUri),
                "publicClient",
                false,
                "standardFlowEnabled",
                true,
                "attributes",
                Map.of("pkce.code.challenge.method", "S256"));
        Map<String, Object> jane = Map.of(
                "username",
                "jane",
                "enabled",
                true,
                "email",
                "jane@acme.example",
                "emailVerified",
                true,
                "firstName",
                "Jane",
                "lastName",
                "Doe",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
        return Map.of("realm", "staff", "enabled", true, "clients", List.of(client), "users", List.of(jane));
    }

    private static String me(Office office) {
        Visitor jane = new Visitor();
        Answer page = jane.get(office.at("/login/sso"));
        String csrf = page.form().fields().get("_csrf");
        Answer start = jane.post(page.form().action(), Map.of("name", "jane@acme.example", "_csrf", csrf));
        Answer login = jane.follow(start);
        Answer back = jane.post(login.form().action(), Map.of("username", "jane", "password", PASSWORD));
        Answer in = jane.follow(back);
        assertThat(in.location().toString()).isEqualTo(office.url() + "/dashboard");
        return jane.get(office.at("/me")).body();
    }
}
