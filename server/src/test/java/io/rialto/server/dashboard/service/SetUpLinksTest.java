package io.rialto.server.dashboard.service;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.setup.SetupDesk;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of a set-up link for the service's own side, and the page where its links are made and what they bring is decided. */
class SetUpLinksTest {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<\"]+(/connect/[\\w-]+)");
    private static final Pattern ORDER = Pattern.compile("action=\"(/dashboard/acme/services/[\\w-]+/links/[\\w-]+)\"");
    private static final Pattern TAG = Pattern.compile("name=\"tag\" value=\"([^\"]*)\"");
    private static final Map<String, String> GOOD =
            Map.of("entity_id", "https://partner.test/saml", "acs", "https://partner.test/acs");

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Browser owner = dashboard.as(Role.OWNER);
    private final Browser partner = dashboard.browser();

    @Test
    void theServicesSideProposesWithoutAnAccountAndTheOwnerAccepts() {
        String page = service("partner-accepted", "generic-saml");
        String link = made(page);

        HttpResponse<String> opened = partner.open(link);
        HttpResponse<String> wrong = partner.submit(link, Map.of("acs", "ftp://partner.test/acs"));
        HttpResponse<String> sent = partner.submit(link, GOOD);
        String waiting = partner.open(link).body();
        String proposed = owner.open(page + "/links").body();
        HttpResponse<String> accepted = owner.submit(order(proposed), Map.of("order", "accept", "tag", tag(proposed)));

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(opened.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self'", "script-src 'self'");
        assertThat(opened.body())
                .contains("Set up partner-accepted", "/s/main/saml/metadata?service=", "-----BEGIN CERTIFICATE-----")
                .doesNotContain("Dashboard", "/logout", "customer.email", "htmx.min");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("aria-invalid=\"true\"", "href=\"#acs\"", "ftp://partner.test/acs");
        assertThat(location(sent)).isEqualTo(link);
        assertThat(waiting).contains("It is sent, and waits", "value=\"https://partner.test/acs\"");
        assertThat(waiting).containsPattern("id=\"far\"[^>]*hx-trigger=\"every");
        assertThat(proposed)
                .contains(
                        "Waits for you",
                        "https://partner.test/acs",
                        "They sent what you have to know",
                        "hx-select=\"#far-")
                .doesNotContain(link);
        assertThat(accepted.statusCode()).isEqualTo(303);
        assertThat(owner.open(page + "/set-up/connection").body()).contains("https://partner.test/acs");
    }

    @Test
    void whatWasProposedSinceIsNotAcceptedUnseen() {
        String page = service("partner-swapped", "zendesk-jwt");
        String link = made(page);
        partner.open(link);
        partner.submit(link, Map.of("subdomain", "partner", "secret", "a-canary-of-thirty-two-characters!"));
        String seen = owner.open(page + "/links").body();

        partner.submit(link, Map.of("subdomain", "partner", "secret", "b-canary-of-thirty-two-characters!"));
        HttpResponse<String> stale = owner.submit(order(seen), Map.of("order", "accept", "tag", tag(seen)));
        HttpResponse<String> refused = owner.submit(order(seen), Map.of("order", "refuse", "tag", tag(stale.body())));

        assertThat(seen).contains("partner", "********").doesNotContain("canary");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(owner.open(page + "/links").body()).contains("Waits for the service’s side");
        assertThat(partner.open(link).body()).doesNotContain("It is sent, and waits", "canary", "value=\"partner\"");
    }

    @Test
    void whatIsOverIsNoOtherThanWhatNeverWas() {
        String page = service("partner-over", "generic-saml");
        String expired = made(page);
        dashboard
                .server()
                .bean(JdbcClient.class)
                .sql("update service_setup set expires_at = current_timestamp where service_id = cast(:id as uuid)")
                .param("id", page.substring(page.lastIndexOf('/') + 1))
                .update();
        String revoked = made(page);
        partner.open(revoked);
        String shown = owner.open(page + "/links").body();
        assertThat(owner.submit(order(shown), Map.of("order", "revoke")).statusCode())
                .isEqualTo(303);

        HttpResponse<String> proposal = partner.submit(revoked, GOOD);

        assertThat(proposal.statusCode()).isEqualTo(404);
        for (String link : new String[] {expired, revoked, "/connect/" + "A".repeat(43), "/connect/x"}) {
            HttpResponse<String> notice = partner.open(link);
            assertThat(notice.statusCode()).as(link).isEqualTo(404);
            assertThat(notice.body())
                    .contains("This set-up link is not good")
                    .doesNotContain("partner-over", "/connect/", "To the login page");
        }
        assertThat(owner.open(page + "/links").body()).contains("Taken back", "Over");
    }

    @Test
    void aFormThatIsNotOursIsRefusedWithoutAWayToALoginThatTheyDoNotHave() {
        String link = made(service("partner-foreign", "generic-saml"));

        HttpResponse<String> refused = partner.post(link, GOOD);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This form is too old").doesNotContain("To the login page");
    }

    @Test
    void anEmptyFormIsNoProposal() {
        String page = service("partner-empty", "generic-saml");
        String link = made(page);
        partner.open(link);

        HttpResponse<String> empty = partner.submit(link, Map.of("acs", " ", "attributes", "customer.email"));

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Nothing was filled in");
    }

    @Test
    void whoGuessesIsSlowedDown() {
        SetupDesk desk = dashboard.server().bean(SetupDesk.class);
        for (int guess = 0; guess < 30; guess++) {
            assertThat(desk.visit("guess-" + guess, "198.51.100.7")).isInstanceOf(SetupDesk.Visit.Closed.class);
        }

        assertThat(desk.visit("one more", "198.51.100.7")).isInstanceOf(SetupDesk.Visit.TooOften.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORT", "AUDITOR"})
    void whoMayOnlyReadSeesTheLinksAndIsRefused(Role role) {
        String page = service("partner-seen-by-" + role.key(), "generic-saml");
        made(page);
        Browser reader = dashboard.as(role);

        assertThat(reader.open(page + "/links").body())
                .contains("an owner or admin makes them")
                .doesNotContain("Make a link", "Take the link back");
        assertThat(reader.submit(page + "/links", Map.of()).statusCode()).isEqualTo(403);
        assertThat(reader.submit(order(owner.open(page + "/links").body()), Map.of("order", "revoke"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aStrangerFindsNoLinks() {
        String page = service("partner-hidden", "generic-saml");
        made(page);
        String order = order(owner.open(page + "/links").body());
        Browser stranger = dashboard.stranger();
        stranger.open("/dashboard/other/services");

        assertThat(stranger.open(page + "/links").statusCode()).isEqualTo(404);
        assertThat(stranger.open(page.replace("acme", "other") + "/links").statusCode())
                .isEqualTo(404);
        assertThat(stranger.submit(order.replace("acme", "other"), Map.of("order", "revoke"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** The path of the page of a draft. */
    private String service(String slug, String preset) {
        Desk desk = dashboard.server().bean(Desk.class);
        String site = desk.list(dashboard.caller(Role.OWNER), "sites", Map.of("filter[q][slug_eq]", "main"))
                .one()
                .id();
        Reply made = desk.create(
                dashboard.caller(Role.OWNER),
                "services",
                Map.of("slug", slug, "name", slug, "preset", preset, "definition", Map.of()),
                Map.of("site", new Desk.Related("sites", site)));
        return "/dashboard/acme/services/" + ((Reply.Done) made).one().id();
    }

    /** The path of a new link. */
    private String made(String page) {
        owner.open(page + "/links");
        HttpResponse<String> made = owner.submit(page + "/links", Map.of());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return found(LINK, made.body());
    }

    private static String order(String page) {
        return found(ORDER, page);
    }

    private static String tag(String page) {
        return found(TAG, page).replace("&quot;", "\"");
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
