package io.rialto.server.dashboard.me;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Changes;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.search.Search;
import io.rialto.server.signin.Browser;
import io.rialto.server.signin.passkey.VirtualAuthenticator;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys in the browser, and the way back through them when the company's provider is demanded. */
class PasskeyPagesTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Pattern OFFER = Pattern.compile("data-offer=\"([^\"]+)\"");

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final VirtualAuthenticator authenticator =
            new VirtualAuthenticator(dashboard.server().at("").toString());

    @Test
    void whoeverMadeAPasskeySignsInWithIt() {
        Organization keys = organization("keys");
        member(keys, "kim", Role.AUDITOR);
        HttpResponse<String> made = make(signedIn("kim"));
        assertThat(location(made)).isEqualTo("/me?done=made");

        Browser browser = dashboard.browser();
        HttpResponse<String> in = use(browser);

        assertThat(location(in)).isEqualTo("/dashboard");
        assertThat(browser.open("/me").body()).contains("Passkey · since", "Laptop", "Rename or remove");
    }

    @Test
    void whoeverSignedInLongAgoIsAskedAgainAndGoesOnWhereTheyWere() {
        Organization keys = organization("stale-keys");
        User stan = member(keys, "stan", Role.OWNER);
        Browser browser = signedIn("stan");
        browser.open("/me/passkeys/new");
        age(stan);

        for (String form : new String[] {
            "/me/passkeys/new",
            "/me/passkeys/AAAAAAAAAA/delete",
            "/me/password",
            "/dashboard/stale-keys/identity-providers/enforcement"
        }) {
            HttpResponse<String> refused = browser.submit(form, Map.of("wanted", "off"));
            assertThat(refused.statusCode()).as(form).isEqualTo(303);
            assertThat(location(refused)).as(form).isEqualTo("/login?again");
        }
        assertThat(location(browser.open("/me/passkeys/new"))).isEqualTo("/login?again");
        assertThat(browser.open("/login?again").body()).contains("Please sign in again.");
        browser.submit("/login", Map.of("email", "stan@acme.test", "password", PASSWORD));

        assertThat(location(browser.open("/dashboard"))).isEqualTo("/me/passkeys/new");
        assertThat(browser.open("/me/passkeys/new").statusCode()).isEqualTo(200);
        assertThat(location(browser.open("/dashboard"))).isEqualTo("/dashboard/stale-keys");
    }

    @Test
    void nobodyIsLedElsewhereAfterASignIn() {
        Organization keys = organization("led-keys");
        member(keys, "lena", Role.OWNER);
        Browser browser = signedIn("lena");

        for (String elsewhere : new String[] {"//evil.test/", "https://evil.test/", "/me/../evil", "/logout"}) {
            browser.cookies().put("rialto-onward", elsewhere);
            assertThat(location(browser.open("/dashboard"))).as(elsewhere).isEqualTo("/dashboard/led-keys");
        }
    }

    @Test
    void thePresentPasswordIsGuessedTenTimesAtMost() {
        Organization keys = organization("guessed-keys");
        member(keys, "gus", Role.AUDITOR);
        Browser browser = signedIn("gus");
        browser.open("/me/password");
        Map<String, String> wrong = Map.of("present", "a guess", "password", "a quay with four lamps");
        for (int i = 0; i < 10; i++) {
            assertThat(browser.submit("/me/password", wrong).body()).contains("This is not your present password.");
        }

        HttpResponse<String> right =
                browser.submit("/me/password", Map.of("present", PASSWORD, "password", "a quay with four lamps"));

        assertThat(right.statusCode()).isEqualTo(422);
        assertThat(right.body()).contains("That was tried too often");
    }

    private void age(User user) {
        dashboard
                .server()
                .bean(JdbcClient.class)
                .sql("update staff_session set created_at = :then where user_id = :user")
                .param("then", OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(16))
                .param("user", user.id().value())
                .update();
    }

    @Test
    void anAnswerToAnOldQuestionMakesNone() {
        Organization keys = organization("old-keys");
        member(keys, "kurt", Role.AUDITOR);
        Browser kurt = signedIn("kurt");
        String answer = authenticator.make(offer(kurt, "/me/passkeys/new"));
        kurt.submit("/me/passkeys/new", Map.of("answer", answer, "name", "Laptop"));

        HttpResponse<String> again = kurt.submit("/me/passkeys/new", Map.of("answer", answer, "name", "Twice"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("or was sent twice");
        assertThat(kurt.open("/me").body()).contains("Laptop").doesNotContain("Twice");
    }

    @Test
    void aPasskeyIsRenamedAndRemovedAndOpensNothingThen() {
        Organization keys = organization("gone-keys");
        member(keys, "kate", Role.AUDITOR);
        Browser kate = signedIn("kate");
        make(kate);
        String page = kate.open("/me").body();
        String id = page.replaceAll("(?s).*/me/passkeys/([A-Za-z]{10})/rename.*", "$1");

        kate.submit("/me/passkeys/" + id + "/rename", Map.of("name", "Phone"));
        assertThat(kate.open("/me").body()).contains("Phone").doesNotContain("Laptop");
        kate.submit("/me/passkeys/" + id + "/delete", Map.of());

        assertThat(location(use(dashboard.browser()))).contains("error=passkey_unknown");
    }

    @Test
    void whereTheProviderIsDemandedOnlyAnOwnersPasskeyOpens() {
        Organization glass = organization("glass");
        User olga = member(glass, "olga-glass", Role.OWNER);
        member(glass, "adam-glass", Role.ADMIN);
        Browser admin = signedIn("adam-glass");
        make(admin);
        VirtualAuthenticator owners =
                new VirtualAuthenticator(dashboard.server().at("").toString());
        make(signedIn("olga-glass"), owners);
        demand(glass, olga);

        assertThat(location(admin.open("/me"))).isEqualTo("/login");
        assertThat(logIn("olga-glass").body()).contains("Your organization wants you to sign in through its own");
        assertThat(location(use(dashboard.browser()))).contains("error=sso_enforced");
        Browser back = dashboard.browser();
        assertThat(location(use(back, owners))).isEqualTo("/dashboard");
        assertThat(back.open("/me").body()).contains("Passkey");
        assertThat(dashboard
                        .server()
                        .bean(Changes.class)
                        .search(glass.id().value(), Search.everything())
                        .items())
                .filteredOn(version -> version.changes().contains("break_glass"))
                .hasSize(1);
    }

    private void demand(Organization organization, User owner) {
        String url = "https://127.0.0.1:9/";
        Reply made = dashboard
                .server()
                .bean(Desk.class)
                .create(
                        new Caller(owner.id(), organization.id(), organization.plan(), Role.OWNER),
                        "identity_providers",
                        Map.of(
                                "name",
                                "Glass",
                                "client_id",
                                "glass",
                                "client_secret",
                                "of glass",
                                "issuer",
                                url,
                                "authorize_url",
                                url,
                                "token_url",
                                url,
                                "jwks_url",
                                url,
                                "domains",
                                "glass.example"));
        assertThat(made).isInstanceOf(Reply.Done.class);
        JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
        jdbc.sql("update identity_provider set status = 'VERIFIED' where organization_id = :id")
                .param("id", organization.id().value())
                .update();
        jdbc.sql("update organization set sso_enforcement = 'EVERYONE' where id = :id")
                .param("id", organization.id().value())
                .update();
    }

    private HttpResponse<String> make(Browser browser) {
        return make(browser, authenticator);
    }

    private static HttpResponse<String> make(Browser browser, VirtualAuthenticator with) {
        String answer = with.make(offer(browser, "/me/passkeys/new"));
        return browser.submit("/me/passkeys/new", Map.of("answer", answer, "name", "Laptop"));
    }

    private HttpResponse<String> use(Browser browser) {
        return use(browser, authenticator);
    }

    private static HttpResponse<String> use(Browser browser, VirtualAuthenticator with) {
        return browser.submit("/login/passkey", Map.of("answer", with.sign(offer(browser, "/login/passkey"))));
    }

    private static String offer(Browser browser, String path) {
        String page = browser.open(path).body();
        Matcher offer = OFFER.matcher(page);
        assertThat(offer.find()).as(page).isTrue();
        return offer.group(1).replace("&quot;", "\"").replace("&#34;", "\"").replace("&amp;", "&");
    }

    private Browser signedIn(String name) {
        Browser browser = dashboard.browser();
        browser.open("/login");
        browser.submit("/login", Map.of("email", name + "@acme.test", "password", PASSWORD));
        return browser;
    }

    private HttpResponse<String> logIn(String name) {
        Browser browser = dashboard.browser();
        browser.open("/login");
        return browser.submit("/login", Map.of("email", name + "@acme.test", "password", PASSWORD));
    }

    private Organization organization(String slug) {
        Organizations organizations = dashboard.server().bean(Organizations.class);
        organizations.save(slug, slug, Plan.ENTERPRISE, Role.AUDITOR);
        return organizations.bySlug(slug).orElseThrow();
    }

    private User member(Organization organization, String name, Role role) {
        User user = dashboard
                .server()
                .bean(Users.class)
                .byEmailOrMade(new EmailAddress(name + "@acme.test"), name, "Example");
        dashboard.server().bean(Memberships.class).join(organization.id(), user.id(), role, false);
        dashboard.server().bean(Passwords.class).set(user, PASSWORD);
        return user;
    }
}
