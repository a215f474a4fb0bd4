package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff who sign in with Keycloak. Its distribution is large, so this runs with {@code ./rialto test --interop} alone. */
@Tag("interop")
class KeycloakTest {

    private static final String SECRET = "a secret of the tests, with + and %";

    @Test
    void janeSignsInWithKeycloakAndASecondTimeIsTheSamePerson() throws Exception {
        try (Office office = Office.open();
                RunningKeycloak keycloak =
                        RunningKeycloak.start("rialto", SECRET, office.redirectUri(), "jane@acme.example")) {
            String endpoints = keycloak.issuer() + "/protocol/openid-connect";
            office.trust(
                    new Office.Trusted("Acme SSO", "acme.example", "rialto", SECRET, keycloak.issuer(), endpoints),
                    endpoints + "/auth",
                    endpoints + "/token",
                    endpoints + "/certs");

            assertThat(dashboard(office)).contains("Hello, Jane Doe", "jane@acme.example", "SSO");
            assertThat(dashboard(office)).contains("Hello, Jane Doe");
        }
    }

    private static String dashboard(Office office) {
        Visitor jane = new Visitor();
        Answer page = jane.get(office.at("/login/sso"));
        String csrf = page.form().fields().get("_csrf");
        Answer start = jane.post(page.form().action(), Map.of("name", "jane@acme.example", "_csrf", csrf));
        Answer login = jane.follow(start);
        Answer back =
                jane.post(login.form().action(), Map.of("username", "jane", "password", RunningKeycloak.PASSWORD));
        Answer in = jane.follow(back);
        assertThat(in.location().toString()).isEqualTo(office.url() + "/dashboard");
        return jane.follow(in).body();
    }
}
