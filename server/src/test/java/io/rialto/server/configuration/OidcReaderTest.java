package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.configuration.ConfigurationReader.Outcome;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Oidc.Proof;
import io.rialto.server.release.Expressions;
import io.rialto.server.settings.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file may say of services that are OpenID Connect clients. */
class OidcReaderTest {

    private static final String KEY = "{kty: EC, crv: P-256, x: f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU,"
            + " y: x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0}";

    @Test
    void littleHasToBeSaid() {
        ExternalServiceDraft service = read(
                "client_id: club, client_secret: long-enough-secret," + " redirect_uris: [\"https://club.test/cb\"]");

        Oidc oidc = (Oidc) service.protocol();
        assertThat(oidc.proof()).isEqualTo(Proof.SECRET);
        assertThat(oidc.nameId()).isEqualTo(NameIdKind.PERSISTENT);
        assertThat(oidc.pkce()).isTrue();
        assertThat(oidc.refreshTokens()).isFalse();
        assertThat(oidc.launchable()).isFalse();
        assertThat(oidc.lifetimes()).isEqualTo(Oidc.Lifetimes.USUAL);
        assertThat(service.secrets().verifying()).hasSize(1);
        assertThat(service.toString()).doesNotContain("long-enough-secret");
    }

    @Test
    void everythingMayBeSaid() {
        ExternalServiceDraft service = read("client_id: club, token_endpoint_auth_method: private_key_jwt,"
                + " jwks: {keys: [" + KEY + "]}, redirect_uris: [\"https://club.test/cb?a=b\"],"
                + " post_logout_redirect_uris: [\"https://club.test/bye\"], backchannel_logout_uri: https://club.test/bc,"
                + " start_url: \"https://club.test/login?to={target}\", subject: customer_id, subject_value: \"'x' + customer.id\","
                + " pkce: false, refresh_tokens: true, id_token_lifetime: 90s, access_token_lifetime: 8h,"
                + " refresh_token_lifetime: 90d");

        Oidc oidc = (Oidc) service.protocol();
        assertThat(oidc.proof()).isEqualTo(Proof.PRIVATE_KEY_JWT);
        assertThat(oidc.jwks()).contains("\"crv\":\"P-256\"");
        assertThat(oidc.redirectUris()).containsExactly("https://club.test/cb?a=b");
        assertThat(oidc.launchable()).isTrue();
        assertThat(oidc.startUrl()).isEqualTo("https://club.test/login?to={target}");
        assertThat(oidc.nameIdValue()).isEqualTo("'x' + customer.id");
        assertThat(oidc.lifetimes())
                .isEqualTo(new Oidc.Lifetimes(Duration.ofSeconds(90), Duration.ofHours(8), Duration.ofDays(90)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            redirect_uris: ["https://club.test/cb"] | needs "client_secret", or "token_endpoint_auth_method"
            token_endpoint_auth_method: none, client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"] | has no meaning with none
            token_endpoint_auth_method: none, pkce: false, redirect_uris: ["https://club.test/cb"] | must be true for a client
            token_endpoint_auth_method: client_secret_basic, redirect_uris: ["https://club.test/cb"] | needs "client_secret"
            token_endpoint_auth_method: private_key_jwt, redirect_uris: ["https://club.test/cb"] | needs "jwks"
            token_endpoint_auth_method: private_key_jwt, jwks: '{"keys":[{"kty":"oct","k":"AAAA"}]}', redirect_uris: ["https://club.test/cb"] | private key
            token_endpoint_auth_method: private_key_jwt, jwks: 'no', redirect_uris: ["https://club.test/cb"] | must be a JSON Web Key Set
            token_endpoint_auth_method: private_key_jwt, jwks: {keys: []}, redirect_uris: ["https://club.test/cb"] | must hold RSA keys
            client_secret: long-enough-secret | needs "redirect_uris"
            client_secret: long-enough-secret, redirect_uris: ["https://*.club.test/cb"] | must be the whole address
            client_secret: long-enough-secret, redirect_uris: ["http://club.test/cb"] | must begin with https
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb#x"] | without user and fragment
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/a/../cb"] | must not hold . or ..
            client_secret: long-enough-secret, redirect_uris: ["com.example.app:/cb"] | must be an absolute https address
            token_endpoint_auth_method: none, redirect_uris: ["javascript:/x"] | must be an absolute https address
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"], id_token_lifetime: 2h | must be between 1m and 1h
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"], access_token_lifetime: soon | must be a number with s, m, h or d
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"], subject: transient | must be one of
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"], start_url: "https://{target}.club.test/x" | must not have {target} in its host
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"], start_url: "http://club.test/x" | must begin with https
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"], start_url: "https://club.test/x", initiate_login_uri: "https://club.test/y" | a launch begins at one of them
            client_secret: long-enough-secret, redirect_uris: ["https://club.test/cb"], scopes: [email] | is not known here
            """)
    void whatCannotWorkIsToldWithItsReason(String block, String problem) {
        assertThat(problems("client_id: club, " + block, "email: customer.email"))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void aClientIdIsUniqueWithinTheSite() {
        String block = "client_id: club, client_secret: long-enough-secret, redirect_uris: [\"https://club.test/cb\"]";

        assertThat(problems(block + "}}, {slug: b, name: B, protocol: oidc, oidc: {" + block, ""))
                .singleElement()
                .asString()
                .contains("is another service's");
    }

    @Test
    void noMappingSpeaksForTheProtocol() {
        assertThat(problems(
                        "client_id: club, client_secret: long-enough-secret, redirect_uris: [\"https://club.test/cb\"]",
                        "iss: customer.email, sub: customer.id, email: customer.email"))
                .hasSize(2)
                .allSatisfy(
                        problem -> assertThat(problem.toString()).contains("which OpenID Connect keeps for itself"));
    }

    private static ExternalServiceDraft read(String block) {
        return switch (outcome(block, "email: customer.email")) {
            case Outcome.Valid(Configuration configuration) ->
                configuration
                        .organizations()
                        .getFirst()
                        .sites()
                        .getFirst()
                        .services()
                        .getFirst();
            case Outcome.Invalid(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> problems(String block, String attributes) {
        return switch (outcome(block, attributes)) {
            case Outcome.Valid valid -> List.of();
            case Outcome.Invalid(List<Problem> problems) -> problems;
        };
    }

    private static Outcome outcome(String block, String attributes) {
        var settings = new Variables(Map.of("RIALTO_PUBLIC_URL", "https://id.acme.example")::get).read();
        return new ConfigurationReader(new Expressions(), settings, Map.<String, String>of()::get)
                .read("""
                organizations:
                  - slug: acme
                    name: Acme
                    sites:
                      - slug: main
                        name: Main
                        environment: development
                        store:
                          kind: magento2
                          base_url: https://shop.test/
                          launch_url: https://shop.test/launch
                          ticket_key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                        services: [{slug: club, name: Club, protocol: oidc, attributes: {%s}, oidc: {%s}}]
                """.formatted(attributes, block));
    }
}
