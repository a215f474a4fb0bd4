package io.rialto.server.signin;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Who;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.Draft;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.Saving;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
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
        server = RunningServer.start(folder, Map.of("RIALTO_DNS_SERVERS", "127.0.0.1:1"));
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
        assertThat(location(browser.open("/dashboard"))).isEqualTo("/dashboard/acme-sohne");
        assertThat(browser.open("/dashboard/acme-sohne").body()).contains("Olga Owner", "Àcme &amp; Söhne");
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

    @Test
    void whereAnOwnerCanSignInByTheirCompanyThereIsNoLink() {
        String link = link();
        Organization acme = organization("acme");
        member(acme, "olga@acme.example", Role.OWNER);
        member(acme, "adam@acme.test", Role.ADMIN);
        IdentityProvider provider = provider(acme, "acme.test");
        prove(provider);
        assertThat(browser.open(link).statusCode()).as("an admin's way in").isEqualTo(200);

        IdentityProvider hers = provider(acme, "acme.example");
        assertThat(browser.open(link).statusCode()).as("not proved yet").isEqualTo(200);
        prove(hers);

        assertThat(location(browser.open(link))).startsWith("/login?error=link_over");
        assertThat(server.bean(SetupLinks.class).offer()).isEmpty();
    }

    @Test
    void anotherOrganizationsProviderIsNoWayInForAnOwner() {
        member(organization("acme"), "olga@acme.example", Role.OWNER);
        prove(provider(organization("other"), "acme.example"));

        assertThat(server.bean(SetupLinks.class).offer()).isPresent();
    }

    private Organization organization(String slug) {
        server.bean(Organizations.class).save(slug, slug, Plan.ENTERPRISE, Role.AUDITOR);
        return server.bean(Organizations.class).bySlug(slug).orElseThrow();
    }

    private User member(Organization organization, String email, Role role) {
        User user = server.bean(Users.class).byEmailOrMade(new EmailAddress(email), "Jane", "Doe");
        server.bean(Memberships.class).join(organization.id(), user.id(), role, false);
        return user;
    }

    private IdentityProvider provider(Organization organization, String domain) {
        User maker = member(organization, "maker@elsewhere.test", Role.AUDITOR);
        Draft draft = Draft.EMPTY
                .with(Attribute.NAME, organization.slug() + " " + domain)
                .with(Attribute.CLIENT_ID, "rialto")
                .with(Attribute.CLIENT_SECRET, "a secret")
                .with(Attribute.ISSUER, "https://login.acme.example/")
                .with(Attribute.DOMAINS, domain)
                .with(Attribute.AUTHORIZE_URL, "https://login.acme.example/authorize")
                .with(Attribute.TOKEN_URL, "https://login.acme.example/token")
                .with(Attribute.JWKS_URL, "https://login.acme.example/jwks");
        Saving saving = server.bean(IdentityProviderStore.class)
                .create(
                        organization.id(),
                        maker.id(),
                        draft,
                        Who.user(maker.id().value()));
        return ((Saving.Saved) saving).provider();
    }

    private void prove(IdentityProvider provider) {
        server.bean(JdbcClient.class)
                .sql("update identity_provider set status = 'VERIFIED' where id = :id")
                .param("id", provider.id().value())
                .update();
    }

    private String link() {
        return server.bean(SetupLinks.class).offer().orElseThrow().getPath();
    }
}
