package io.rialto.server.signin;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.startup.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the first owner comes in. */
class SetupLinkTest {

    private static final Map<String, String> OLGA = Map.of(
            "organization", "Àcme & Söhne",
            "first_name", "Olga",
            "last_name", "Owner",
            "email", "olga@acme.test",
            "password", "correct horse battery");

    @TempDir
    private Path folder;

    private RunningServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        server = RunningServer.start(folder, Map.of());
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theLinkMakesTheOwnerAndTheOrganizationAndSignsIn() {
        String link = link();
        browser.open(link);

        HttpResponse<String> answer = browser.submit(link, OLGA);

        assertThat(location(answer)).isEqualTo("/dashboard");
        assertThat(browser.open("/dashboard").body()).contains("Hello, Olga Owner", "Àcme &amp; Söhne", "Owner");
        assertThat(server.bean(Organizations.class).all())
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .extracting(Organization::slug, Organization::plan)
                        .containsExactly("acme-sohne", Plan.ENTERPRISE));
    }

    @Test
    void itIsGoodOnce() {
        String link = link();
        browser.open(link);
        browser.submit(link, OLGA);
        Browser other = new Browser(server);

        assertThat(location(other.open(link))).startsWith("/login?error=link_over&reference=");
        assertThat(server.bean(SetupLinks.class).offer()).isEmpty();
    }

    @Test
    void aLaterOneEndsTheOneBefore() {
        String first = link();
        String second = link();

        assertThat(location(browser.open(first))).startsWith("/login?error=link_over");
        assertThat(browser.open(second).statusCode()).isEqualTo(200);
    }

    @Test
    void aDayLaterItIsOver() {
        String link = link();
        server.bean(JdbcClient.class)
                .sql("update setup_link set expires_at = current_timestamp")
                .update();

        assertThat(location(browser.open(link))).startsWith("/login?error=link_over");
    }

    @Test
    void aGuessLeadsNowhere() {
        link();

        assertThat(location(browser.open("/setup/" + "A".repeat(43)))).startsWith("/login?error=link_over");
        assertThat(location(browser.open("/setup/x"))).startsWith("/login?error=link_over");
    }

    @Test
    void whatIsWrongIsSaidAndChangesNothing() {
        String link = link();
        browser.open(link);
        Map<String, String> bad = new HashMap<>(OLGA);
        bad.put("email", "olga");
        bad.put("first_name", " ");

        HttpResponse<String> answer = browser.submit(link, bad);
        bad.putAll(OLGA);
        bad.put("password", "short");
        HttpResponse<String> weak = browser.submit(link, bad);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This is no e-mail address.", "Please say your first name.", "Owner");
        assertThat(weak.body()).contains("must be at least 12 characters long").doesNotContain("\"short\"");
        assertThat(server.bean(Organizations.class).all()).isEmpty();
        assertThat(location(browser.submit(link, OLGA))).isEqualTo("/dashboard");
    }

    private String link() {
        return server.bean(SetupLinks.class).offer().orElseThrow().getPath();
    }
}
