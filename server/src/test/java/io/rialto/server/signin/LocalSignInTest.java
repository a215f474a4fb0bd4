package io.rialto.server.signin;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.startup.RunningServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password's way in, over HTTP. */
class LocalSignInTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder, Map.of());
        Organizations organizations = server.bean(Organizations.class);
        organizations.save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);
        Organization acme = organizations.bySlug("acme").orElseThrow();
        User olga = server.bean(Users.class).byEmailOrMade(new EmailAddress("olga@acme.test"), "Olga", "Owner");
        server.bean(Memberships.class).join(acme.id(), olga.id(), Role.OWNER, false);
        server.bean(Passwords.class).set(olga, PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRightPasswordLeadsToTheDashboard() {
        browser.open("/login");
        HttpResponse<String> answer = logIn("Olga@Acme.test", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/dashboard");
        assertThat(location(browser.open("/dashboard"))).isEqualTo("/dashboard/acme");
        assertThat(browser.open("/me").body()).contains("Olga Owner", "Acme", "Owner", "Enterprise", "This one");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        browser.open("/login");
        String wrong = logIn("olga@acme.test", "wrong").body();
        String unknown = logIn("nobody@acme.test", "wrong").body();

        assertThat(plain(wrong).replace("olga@", "nobody@")).isEqualTo(plain(unknown));
        assertThat(wrong).contains("The e-mail address or the password is wrong.", "role=\"alert\"");
        assertThat(browser.cookies()).doesNotContainKey("rialto-session");
    }

    @Test
    void whoeverIsNotSignedInIsLedToTheLoginPage() {
        for (String path : new String[] {"/dashboard", "/dashboard/acme", "/dashboard/anything", "/dashboard;x=1"}) {
            HttpResponse<String> answer = browser.open(path);

            assertThat(answer.statusCode()).as(path).isIn(302, 400);
            assertThat(answer.body()).doesNotContain("Olga");
        }
        assertThat(location(browser.open("/dashboard"))).isEqualTo("/login");
    }

    @Test
    void aFormThatIsNotOursIsRefused() {
        HttpResponse<String> answer = browser.post("/login", Map.of("email", "olga@acme.test", "password", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This form is too old").containsPattern("<code>[0-9A-Z]{12}</code>");
        assertThat(browser.cookies()).doesNotContainKey("rialto-session");
    }

    @Test
    void eachSignInHasANewSecretAndEndsTheOneBefore() {
        browser.open("/login");
        logIn("olga@acme.test", PASSWORD);
        String first = browser.cookies().get("rialto-session");
        browser.open("/dashboard");
        logIn("olga@acme.test", PASSWORD);

        assertThat(browser.cookies().get("rialto-session")).isNotEqualTo(first);
        Browser thief = new Browser(server);
        thief.cookies().put("rialto-session", first);
        assertThat(location(thief.open("/dashboard"))).isEqualTo("/login");
    }

    @Test
    void aSecretThatSomebodyPlantedBeforeIsNeverTakenUp() {
        browser.cookies().put("rialto-session", "A".repeat(43));
        browser.open("/login");
        logIn("olga@acme.test", PASSWORD);

        assertThat(browser.cookies().get("rialto-session")).isNotEqualTo("A".repeat(43));
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        browser.open("/login");
        logIn("olga@acme.test", PASSWORD);
        String secret = browser.cookies().get("rialto-session");
        browser.open("/me");

        HttpResponse<String> answer = browser.submit("/logout", Map.of());

        assertThat(location(answer)).isEqualTo("/login?signed_out");
        assertThat(browser.cookies()).doesNotContainKey("rialto-session");
        browser.cookies().put("rialto-session", secret);
        assertThat(location(browser.open("/dashboard"))).isEqualTo("/login");
    }

    @Test
    void signingOutEverywhereEndsTheOtherBrowsersToo() {
        Browser other = new Browser(server);
        other.open("/login");
        logIn(other, "olga@acme.test", PASSWORD);
        browser.open("/login");
        logIn("olga@acme.test", PASSWORD);
        browser.open("/me");

        browser.submit("/me/sessions/end-all", Map.of());

        assertThat(location(other.open("/dashboard"))).isEqualTo("/login");
        assertThat(location(browser.open("/dashboard"))).isEqualTo("/login");
    }

    @Test
    void theCookieIsForThisHostAndNoScript() {
        browser.open("/login");
        HttpResponse<String> answer = logIn("olga@acme.test", PASSWORD);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("rialto-session=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain", "Max-Age"));
    }

    @Test
    void thePageRunsNothingAndSendsItsFormHome() {
        assertThat(policy(browser.open("/login")))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("script");
    }

    @Test
    void scriptsRunInsideTheDashboardAloneAndOnlyOurs() {
        browser.open("/login");
        logIn("olga@acme.test", PASSWORD);
        HttpResponse<String> dashboard = browser.open("/dashboard/acme");
        String address =
                dashboard.body().replaceAll("(?s).*<script src=\"(/assets/copy-[^\"]+)\" defer></script>.*", "$1");

        HttpResponse<String> script = browser.open(address);

        assertThat(policy(dashboard)).contains("default-src 'none'", "script-src 'self'");
        assertThat(dashboard.body().split("<script", -1)).hasSize(4);
        assertThat(dashboard.body().split("<script src=\"/assets/", -1)).hasSize(4);
        assertThat(policy(browser.open("/login/sso"))).isNotEmpty().doesNotContain("script");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().map())
                .containsEntry("Content-Type", List.of("text/javascript;charset=UTF-8"))
                .containsEntry("Cache-Control", List.of("max-age=31536000, public, immutable"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"));
        assertThat(script.body()).contains("navigator.clipboard");
    }

    @Test
    void theAddressOfAnotherTextIsNotFound() {
        assertThat(browser.open("/assets/copy-0123456789abcdef.js").statusCode())
                .isEqualTo(404);
        assertThat(browser.open("/assets/copy.js").statusCode()).isEqualTo(404);
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElse("");
    }

    @Test
    void whatStandsInTheAddressIsNeverRepeated() {
        String body = browser.open("/login?error=%3Cb%3Ex&reference=%3Ci%3Ey").body();

        assertThat(body).contains("The sign-in did not work.").doesNotContain("<b>", "<i>", "&lt;i&gt;");
        assertThat(browser.open("/login?error=disabled&reference=0123456789AB").body())
                .contains(
                        "The selected provider has been disabled, please contact the organization owner.",
                        "<code>0123456789AB</code>");
    }

    @Test
    void theOtherPathsNeverPassTheFilter() {
        HttpResponse<String> health = browser.open("/health");
        HttpResponse<String> odd = browser.open("/s/main//launch;x/rewards");

        assertThat(health.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(odd.statusCode()).isEqualTo(404);
    }

    @Test
    void headDoesNotComeIn() {
        HttpRequest.Builder head = HttpRequest.newBuilder(server.at("/users/auth/openid/callback"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody());

        assertThat(browser.send(head).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> logIn(String email, String password) {
        return logIn(browser, email, password);
    }

    private static HttpResponse<String> logIn(Browser browser, String email, String password) {
        return browser.submit("/login", Map.of("email", email, "password", password));
    }

    private static String plain(String page) {
        return page.replaceAll("value=\"[A-Za-z0-9_-]{60,}\"", "").replaceAll("<code>.*?</code>", "");
    }
}
