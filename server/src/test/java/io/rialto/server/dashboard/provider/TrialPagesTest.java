package io.rialto.server.dashboard.provider;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
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
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The test of a provider's sign-in: the whole way, and nobody is signed in. */
class TrialPagesTest {

    private static final String PAGES = "/dashboard/acme/identity-providers/";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);
    private final Browser owner = dashboard.as(Role.OWNER);
    private final StandInProvider provider = new StandInProvider();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void itGoesTheWholeWayWhileTheDomainsArePendingAndSignsNobodyIn() {
        String id = made("Trial of all", "whole.example");
        provider.telling("email", "jane@whole.example").telling("email_verified", true);
        Map<String, String> cookies = Map.copyOf(owner.cookies());
        String begun = begin(id);

        String page = owner.open(back(begun)).body();

        assertThat(page)
                .contains("Passed", "iss: the issuer", "nonce: it answers", "an address at whole.example")
                .contains("nobody yet: would become a member with the role auditor")
                .contains("But at present nobody comes in by it", "Why nobody comes in yet")
                .contains("token_url " + provider.issuer() + "/oauth/token")
                .doesNotContain("jane@", "subject-one");
        assertThat(owner.cookies()).isEqualTo(cookies);
        assertThat(users().byEmail(new EmailAddress("jane@whole.example"))).isEmpty();
        assertThat(signIns(id)).singleElement().satisfies(attempt -> {
            assertThat(attempt.text("method")).isEqualTo("trial");
            assertThat(attempt.optional("user_id")).isEmpty();
        });
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithTheLikelyCause() {
        String id = made("Trial of faults", "faults.example");
        provider.telling("email", "jane@faults.example").telling("iss", "https://else.example/");
        String begun = begin(id);

        String page = owner.open(back(begun)).body();

        assertThat(page)
                .contains("Failed", "Why it failed", "https://else.example/", "no email_verified")
                .contains("At a real sign-in the person would have been refused.");
        assertThat(desk.list(dashboard.caller(Role.OWNER), "provider_trials", Map.of())
                        .things())
                .filteredOn(trial -> trial.text("identity_provider_id").equals(id))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.text("status")).isEqualTo("refused");
                    assertThat(trial.text("reason")).isEqualTo("wrong_issuer");
                    assertThat(trial.text("setting")).isEqualTo("issuer");
                    assertThat(trial.optional("address")).isEmpty();
                });
    }

    @Test
    void whoWasNotAllowedAtTheProviderReadsSo() {
        String id = made("Trial of refusal", "refusal.example");
        String state = state(owner.open(begin(id)));

        String page = owner.open(location(owner.open("/users/auth/openid/callback?error=access_denied&state=" + state)))
                .body();

        assertThat(page).contains("Failed", "not assigned to the application", "Not reached");
        assertThat(provider.codes()).isZero();
    }

    @Test
    void onlyWhoeverBeganItOpensItAndSeesIt() {
        String id = made("Trial of one", "one.example");
        provider.telling("email", "jane@one.example").telling("email_verified", true);
        String begun = begin(id);
        Browser admin = dashboard.as(Role.ADMIN);

        assertThat(admin.open(begun).statusCode()).isEqualTo(404);
        assertThat(dashboard.stranger().open(begun).statusCode()).isEqualTo(404);
        assertThat(location(dashboard.browser().open(begun))).isEqualTo("/login");
        String result = back(begun);
        assertThat(owner.open(result).statusCode()).isEqualTo(200);
        assertThat(admin.open(result).statusCode()).isEqualTo(404);
        assertThat(dashboard.stranger().open(result).statusCode()).isEqualTo(404);
        assertThat(desk.list(dashboard.caller(Role.ADMIN), "provider_trials", Map.of())
                        .total())
                .isZero();
    }

    @Test
    void itsAddressIsGoodOnceAndSoIsItsAnswer() {
        String id = made("Trial of once", "once.example");
        provider.telling("email", "jane@once.example").telling("email_verified", true);
        String begun = begin(id);
        HttpResponse<String> opened = owner.open(begun);
        String result = returned(opened);

        assertThat(location(owner.open(begun))).isEqualTo(result);
        assertThat(returned(opened)).startsWith("/login?error=bad_state");
        assertThat(provider.codes()).isEqualTo(1);
    }

    @Test
    void beforeAProviderIsDemandedItWasTriedWithSuccess() {
        Organization tried = organization("tried");
        Caller olga = owner(tried);
        Browser browser = signedIn("owner@tried.example");
        String id = ((Reply.Done)
                        desk.create(olga, "identity_providers", provider.attributes("Tried", "tried.example")))
                .one()
                .id();
        dashboard
                .server()
                .bean(JdbcClient.class)
                .sql("update identity_provider set status = 'VERIFIED' where id = :id")
                .param("id", id)
                .update();
        provider.telling("email", "owner@tried.example").telling("email_verified", true);

        String before = rehearsed(olga);
        browser.open("/dashboard/tried/identity-providers/" + id);
        String begun = location(browser.submit("/dashboard/tried/identity-providers/" + id + "/trials", Map.of()))
                .replaceFirst("^https?://[^/]+", "");
        String page = browser.open(returned(browser, browser.open(begun))).body();

        assertThat(before).contains("Nobody has come in through Tried", "No owner could come back");
        assertThat(page).contains("At a real sign-in owner@tried.example would come in now");
        assertThat(rehearsed(olga)).doesNotContain("Nobody has come in", "No owner could come back");
    }

    private String rehearsed(Caller caller) {
        return ((Reply.Done) desk.create(caller, "sso_rehearsals", Map.of("sso_enforcement", "everyone")))
                .one()
                .meta()
                .get("obstacles")
                .toString();
    }

    private String made(String name, String domain) {
        return ((Reply.Done) desk.create(
                        dashboard.caller(Role.OWNER), "identity_providers", provider.attributes(name, domain)))
                .one()
                .id();
    }

    private String begin(String id) {
        owner.open(PAGES + id);
        HttpResponse<String> answer = owner.submit(PAGES + id + "/trials", Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        return location(answer).replaceFirst("^https?://[^/]+", "");
    }

    private String back(String begun) {
        return returned(owner.open(begun));
    }

    private String returned(HttpResponse<String> opened) {
        return returned(owner, opened);
    }

    private String returned(Browser browser, HttpResponse<String> opened) {
        provider.telling("nonce", parameter(opened, "nonce"));
        return location(browser.open("/users/auth/openid/callback?code=a-code&state=" + state(opened)));
    }

    private static String state(HttpResponse<String> opened) {
        return parameter(opened, "state");
    }

    private static String parameter(HttpResponse<String> opened, String name) {
        return location(opened).replaceFirst(".*[?&]" + name + "=([^&]+).*", "$1");
    }

    private List<Thing> signIns(String provider) {
        return desk.list(dashboard.caller(Role.OWNER), "sign_ins", Map.of("filter[q][provider_id_eq]", provider))
                .things();
    }

    private Users users() {
        return dashboard.server().bean(Users.class);
    }

    private Organization organization(String slug) {
        Organizations organizations = dashboard.server().bean(Organizations.class);
        organizations.save(slug, slug, Plan.ENTERPRISE, Role.AUDITOR);
        return organizations.bySlug(slug).orElseThrow();
    }

    private Caller owner(Organization organization) {
        User user =
                users().byEmailOrMade(new EmailAddress("owner@" + organization.slug() + ".example"), "Olga", "Owner");
        dashboard.server().bean(Memberships.class).join(organization.id(), user.id(), Role.OWNER, false);
        dashboard.server().bean(Passwords.class).set(user, "correct horse battery");
        return new Caller(user.id(), organization.id(), organization.plan(), Role.OWNER);
    }

    private Browser signedIn(String email) {
        Browser browser = dashboard.browser();
        browser.open("/login");
        browser.submit("/login", Map.of("email", email, "password", "correct horse battery"));
        return browser;
    }
}
