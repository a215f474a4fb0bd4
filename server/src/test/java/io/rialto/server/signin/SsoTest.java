package io.rialto.server.signin;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Who;
import io.rialto.server.fixture.NameServer;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.Draft;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.Saving;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.startup.RunningServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where single sign-on begins and what it refuses, over HTTP; the whole way with a provider is a journey. */
class SsoTest {

    // Nothing is learnt of the domains, so each provider stays as the test makes it.
    private static final NameServer SILENT = NameServer.behaving(NameServer.SILENCE);

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                folder, Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true", "RIALTO_DNS_SERVERS", SILENT.setting()));
        server.bean(Organizations.class).save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);
        state(provider("Open Door", "open.example"), "VERIFIED", false);
        state(provider("Pending Door", "pending.example"), "PENDING", false);
        state(provider("Broken Door", "broken.example"), "ERROR", false);
        state(provider("Closed Door", "closed.example"), "ERROR", true);
    }

    @AfterAll
    static void stop() {
        server.close();
        SILENT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "No Door, unknown, The selected provider does not exist.",
        "jane@nowhere.example, unknown, The selected provider does not exist.",
        "Closed Door, disabled, 'The selected provider has been disabled, please contact the organization owner.'",
        "Broken Door, error, The selected provider is in error. The domain may not exist or we may be unable to resolve it.",
        "'  pending door ', pending, The selected provider is not verified. Please add the provided DNS TXT record to your domain."
    })
    void whatIsClosedLeadsBackWithTheDocumentedSentence(String typed, String code, String sentence) {
        HttpResponse<String> answer = start(typed);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).matches("/login\\?error=" + code + "&reference=[0-9A-Z]{12}");
        assertThat(browser.open(location(answer)).body())
                .contains(sentence, location(answer).split("=", 3)[2]);
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("rialto-sign-in-"));
    }

    @ParameterizedTest
    @CsvSource({"Open Door", "' OPEN door'", "jane@open.example"})
    void whatIsOpenLeadsToTheProviderWithAStateThatIsInACookieToo(String typed) {
        HttpResponse<String> answer = start(typed);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer))
                .startsWith("https://login.acme.example/authorize?")
                .contains(
                        "client_id=rialto-at-acme",
                        "code_challenge_method=S256",
                        "redirect_uri="
                                + java.net.URLEncoder.encode(
                                        server.at("/users/auth/openid/callback").toString(),
                                        java.nio.charset.StandardCharsets.UTF_8));
        assertThat(browser.cookies().keySet()).anyMatch(name -> name.startsWith("rialto-sign-in-"));
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        assertThat(location(browser.open("/users/auth/openid/callback?code=x&state=" + "s".repeat(43))))
                .startsWith("/login?error=bad_state");
        assertThat(location(browser.open("/users/auth/openid/callback"))).startsWith("/login?error=bad_state");
    }

    @Test
    void anAnswerMeantForAnotherBrowserIsRefused() {
        String state = state(start("Open Door"));
        Browser victim = new Browser(server);

        assertThat(location(victim.open("/users/auth/openid/callback?code=x&state=" + state)))
                .startsWith("/login?error=bad_state");
    }

    @Test
    void theSameAnswerIsTakenOnce() {
        String state = state(start("Open Door"));
        String back = "/users/auth/openid/callback?error=access_denied&state=" + state;

        assertThat(location(browser.open(back))).startsWith("/login?error=cancelled");
        assertThat(location(browser.open(back))).startsWith("/login?error=bad_state");
    }

    @ParameterizedTest
    @CsvSource({
        "error=server_error, provider_refused",
        "error=%3Cscript%3E, provider_refused",
        "nothing=1, provider_refused",
        "code=a&code=b, provider_refused",
        "error=access_denied&iss=https%3A%2F%2Fevil.example, wrong_issuer",
        "code=a&iss=https%3A%2F%2Fevil.example, wrong_issuer"
    })
    void whatTheProviderRefusesIsToldApart(String answer, String code) {
        String state = state(start("Open Door"));

        assertThat(location(browser.open("/users/auth/openid/callback?state=" + state + "&" + answer)))
                .startsWith("/login?error=" + code + "&");
    }

    @Test
    void aProviderThatIsClosedMeanwhileIsRefused() {
        IdentityProvider shortLived = provider("Short Door", "short.example");
        state(shortLived, "VERIFIED", false);
        String state = state(start("Short Door"));
        state(shortLived, "VERIFIED", true);

        assertThat(location(browser.open("/users/auth/openid/callback?code=x&state=" + state)))
                .startsWith("/login?error=disabled");
    }

    @Test
    void whoeverListsNamesIsSlowedDown(@TempDir Path other) {
        try (RunningServer small = RunningServer.start(other, Map.of())) {
            Browser lister = new Browser(small);
            lister.open("/login/sso");
            String last = "";
            for (int i = 0; i < 40 && !last.contains("throttled"); i++) {
                last = location(lister.submit("/users/auth/openid", Map.of("name", "Guess " + i)));
            }

            assertThat(last).matches("/login\\?error=throttled&reference=[0-9A-Z]{12}");
        }
    }

    @Test
    void theFormMayLeadToAnyProviderAndTheOtherPagesToNone() {
        String policy = browser.open("/login/sso")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertThat(policy).contains("form-action 'self' https: http:;");
        assertThat(location(browser.open("/users/auth/openid"))).isEqualTo("/login/sso");
    }

    private HttpResponse<String> start(String name) {
        browser.open("/login/sso");
        return browser.submit("/users/auth/openid", Map.of("name", name));
    }

    private static String state(HttpResponse<String> answer) {
        return location(answer).replaceFirst(".*[?&]state=([^&]+).*", "$1");
    }

    private static void state(IdentityProvider provider, String status, boolean disabled) {
        server.bean(JdbcClient.class)
                .sql("update identity_provider set status = :status, disabled_at = "
                        + (disabled ? "current_timestamp" : "null") + " where id = :id")
                .param("status", status)
                .param("id", provider.id().value())
                .update();
    }

    private static IdentityProvider provider(String name, String domain) {
        Organization acme = server.bean(Organizations.class).bySlug("acme").orElseThrow();
        User olga = server.bean(Users.class).byEmailOrMade(new EmailAddress("olga@acme.example"), "Olga", "Owner");
        URI login = URI.create("https://login.acme.example");
        Draft draft = Draft.EMPTY
                .with(Attribute.NAME, name)
                .with(Attribute.CLIENT_ID, "rialto-at-acme")
                .with(Attribute.CLIENT_SECRET, "secret")
                .with(Attribute.ISSUER, login.toString())
                .with(Attribute.DOMAINS, domain)
                .with(Attribute.TOKEN_URL, login + "/token")
                .with(Attribute.AUTHORIZE_URL, login + "/authorize")
                .with(Attribute.JWKS_URL, login + "/jwks");
        Saving saving = server.bean(IdentityProviderStore.class)
                .create(acme.id(), olga.id(), draft, Who.user(olga.id().value()));
        return ((Saving.Saved) saving).provider();
    }
}
