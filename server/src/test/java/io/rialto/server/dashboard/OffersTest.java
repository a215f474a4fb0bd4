package io.rialto.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Desk.Related;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Subscription;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.Browser;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages offer what the plan lets through, all of it and nothing else: whichever forms there are, on whichever pages. */
class OffersTest {

    private static final String SLUG = "offers";
    private static final String PASSWORD = "correct horse battery";
    private static final OpenDashboard DASHBOARD = OpenDashboard.shared();
    private static final Desk DESK = DASHBOARD.server().bean(Desk.class);
    private static final Subscription ENDLESS = Subscription.endless(Plan.ENTERPRISE);

    private static Set<String> pages = Set.of();

    @BeforeAll
    static void oneOfEach() {
        plan(ENDLESS);
        for (Role role : Role.values()) {
            join(role.key(), role);
        }
        join("colleague", Role.ADMIN);
        signedIn("colleague");
        Related site = made(
                "sites",
                Map.of("name", "Offers", "slug", "offers-site", "environment", "production", "definition", store()));
        Map<String, Related> its = Map.of("site", site);
        Related draft = made("services", service("offers-draft", Map.of(), false), its);
        made("services", service("offers-open", Map.of("saml", saml()), true), its);
        proposedFor(draft);
        made("signing_keys", Map.of(), its);
        made("shop_pairings", Map.of(), its);
        made("webhooks", Map.of("name", "On", "url", "https://hook.test/on", "topics", "*"));
        Related off = made("webhooks", Map.of("name", "Off", "url", "https://hook.test/off", "topics", "*"));
        DESK.update(owner(), "webhooks", off.id(), Map.of("_disable", true));
        made("api_credentials", Map.of("name", "Program", "kind", "user"));
        made(
                "memberships",
                Map.of("user_email", "invited@offers.test"),
                Map.of("role", new Related("roles", Role.AUDITOR.id())));
        made("identity_providers", provider());
        pages = tour(Role.OWNER).pages();
    }

    @AfterEach
    void renewed() {
        plan(ENDLESS);
    }

    @Test
    void whatIsMissingWhenAPlanHasEndedWouldBeRefusedAndWhatIsThereIsNot() {
        Tour owner = tour(Role.OWNER);
        Map<String, SeenForm> before = owner.forms(pages);
        ended();
        Map<String, SeenForm> after = owner.forms(pages);
        Map<String, SeenForm> missing = new TreeMap<>(before);
        missing.keySet().removeAll(after.keySet());

        Map<String, Integer> refused = submitted(owner, missing, OffersTest::asksOfWhatIsTyped);
        Map<String, Integer> accepted = submitted(owner, after, OffersTest::isSlow);

        assertThat(before.keySet()).containsAll(after.keySet());
        assertThat(refused)
                .hasSizeGreaterThan(15)
                .allSatisfy((form, status) -> assertThat(status).as(form).isEqualTo(403));
        assertThat(accepted)
                .hasSizeGreaterThan(15)
                .allSatisfy((form, status) ->
                        assertThat(status).as(form).isNotIn(403, 404).isLessThan(500));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyIsOfferedMoreThanAnOwnerWhenAPlanHasEnded(Role role) {
        ended();
        Map<String, SeenForm> owners = tour(Role.OWNER).forms(pages);

        Map<String, SeenForm> forms = tour(role).forms(pages);

        assertThat(owners.keySet()).containsAll(forms.keySet());
    }

    @Test
    void whatIsMissingOnTheStandardPlanWouldBeRefused() {
        Tour owner = tour(Role.OWNER);
        Map<String, SeenForm> missing = owner.forms(pages);
        plan(Subscription.endless(Plan.STANDARD));
        missing.keySet().removeAll(owner.forms(pages).keySet());

        Map<String, Integer> refused = submitted(owner, missing, OffersTest::asksOfWhatIsTyped);

        assertThat(refused.keySet()).hasSizeGreaterThan(4).allMatch(form -> form.contains("/identity-providers"));
        // An empty form is refused for that, whoever sends it.
        assertThat(refused)
                .allSatisfy((form, status) -> assertThat(status).as(form).isIn(403, 422));
    }

    private static Map<String, Integer> submitted(
            Tour somebody, Map<String, SeenForm> forms, Predicate<SeenForm> exempt) {
        Map<String, Integer> status = new TreeMap<>();
        forms.values().stream()
                .filter(exempt.negate())
                .sorted(Comparator.comparing(OffersTest::takesAway))
                .forEach(form -> status.put(form.name(), somebody.submit(form)));
        return status;
    }

    /** To ask goes on, but not of what is being typed into a form that is not there. */
    private static boolean asksOfWhatIsTyped(SeenForm form) {
        return form.action().endsWith("/set-up/attributes/preview")
                || form.fields().containsKey("find");
    }

    /** It reads the whole database, and others look at it meanwhile. */
    private static boolean isSlow(SeenForm form) {
        return form.action().endsWith("/privacy/checks");
    }

    /** It comes last, as others may be about what it takes away. */
    private static boolean takesAway(SeenForm form) {
        return form.name().matches(".*(/delete|/remove|/pairings/|=_retire|=revoke).*");
    }

    private static void ended() {
        plan(new Subscription(
                Plan.ENTERPRISE, DASHBOARD.server().bean(Clock.class).instant().minus(Duration.ofDays(1))));
    }

    private static void plan(Subscription subscription) {
        DASHBOARD.server().bean(Organizations.class).save(SLUG, "Offers", subscription, Role.AUDITOR);
    }

    private static void join(String name, Role role) {
        User user = DASHBOARD.server().bean(Users.class).byEmailOrMade(address(name), "Some", name);
        DASHBOARD.server().bean(Memberships.class).join(organization().id(), user.id(), role, false);
        DASHBOARD.server().bean(Passwords.class).set(user, PASSWORD);
    }

    private static EmailAddress address(String name) {
        return new EmailAddress(name + "@offers.test");
    }

    private static Organization organization() {
        return DASHBOARD.server().bean(Organizations.class).bySlug(SLUG).orElseThrow();
    }

    private static Caller owner() {
        User owner = DASHBOARD.server().bean(Users.class).byEmailOrMade(address("owner"), "Some", "owner");
        return new Caller(owner.id(), organization().id(), Plan.ENTERPRISE, Role.OWNER);
    }

    private static Browser signedIn(String name) {
        Browser browser = new Browser(DASHBOARD.server());
        browser.open("/login");
        browser.submit("/login", Map.of("email", address(name).value(), "password", PASSWORD));
        return browser;
    }

    private static Tour tour(Role role) {
        return new Tour(signedIn(role.key()), SLUG);
    }

    private static Related made(String type, Map<String, ?> attributes) {
        return made(type, attributes, Map.of());
    }

    private static Related made(String type, Map<String, ?> attributes, Map<String, Related> relations) {
        Reply reply = DESK.create(owner(), type, attributes, relations);
        assertThat(reply).as("%s", reply).isInstanceOf(Reply.Done.class);
        return new Related(type, ((Reply.Done) reply).one().id());
    }

    private static Map<String, Object> store() {
        return Map.of("store", Map.of("kind", "magento2"));
    }

    private static Map<String, Object> service(String slug, Map<String, Object> definition, boolean active) {
        return Map.of("name", slug, "slug", slug, "preset", "generic-saml", "definition", definition, "active", active);
    }

    private static Map<String, Object> saml() {
        return Map.of("entity_id", "https://open.offers.test/saml", "acs", "https://open.offers.test/acs");
    }

    private static Map<String, Object> provider() {
        return Map.of(
                "name", "Offers",
                "issuer", "https://sso.offers.test",
                "authorize_url", "https://sso.offers.test/authorize",
                "token_url", "https://sso.offers.test/token",
                "jwks_url", "https://sso.offers.test/keys",
                "client_id", "offers",
                "client_secret", "a secret of the offers",
                "domains", "offers.test");
    }

    private static void proposedFor(Related draft) {
        Reply link = DESK.create(owner(), "setup_links", Map.of(), Map.of("service", draft));
        String path = ((Reply.Done) link).one().text("url").replaceFirst("https?://[^/]+", "");
        Browser partner = new Browser(DASHBOARD.server());
        partner.open(path);
        Map<String, String> proposal =
                Map.of("entity_id", "https://partner.offers.test/saml", "acs", "https://partner.offers.test/acs");
        assertThat(partner.submit(path, proposal).statusCode()).isEqualTo(303);
    }
}
