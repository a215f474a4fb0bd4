package io.rialto.server.dashboard.site;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.Buttons;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of sites, as each role sees them. */
class SitePagesTest {

    private static final String PAGES = "/dashboard/acme/sites";
    private static final Pattern CODE = Pattern.compile("rialto:pair \\S+ ([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<");

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Browser owner = dashboard.as(Role.OWNER);

    @ParameterizedTest
    @EnumSource
    void everybodySeesTheSitesAndTheirAddresses(Role role) {
        Browser member = dashboard.as(role);

        assertThat(member.open(PAGES).body())
                .contains("Main website", "Second website", "<span class=\"environment\">Staging</span>");
        assertThat(member.open(PAGES + "/main").body())
                .contains(
                        "/s/main/saml/metadata",
                        "/s/main/oauth2/jwks",
                        "/.well-known/openid-configuration",
                        "Signs now");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORT", "AUDITOR"})
    void whoMayOnlyReadSeesNoButtonsAndIsRefused(Role role) {
        Browser reader = dashboard.as(role);

        String page = reader.open(PAGES + "/main").body();

        assertThat(page)
                .contains("You are here as " + role.key())
                .doesNotContain("Prepare the next key", "Make a one-time code", "Retire");
        for (String path : new String[] {"/keys", "/pairings", "/activation"}) {
            HttpResponse<String> refused = reader.submit(PAGES + "/main" + path, Map.of("order", "off"));
            assertThat(refused.statusCode()).as(path).isIn(403, 405, 404);
            assertThat(refused.body()).as(path).doesNotContain("rialto:pair http");
        }
    }

    @Test
    void aSiteIsFoundByItsIdAsWell() {
        String id = dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), "sites", Map.of("filter[q][slug_eq]", "main"))
                .one()
                .id();

        assertThat(owner.open(PAGES + "/" + id).body()).contains("/s/main/saml/metadata");
        assertThat(dashboard.stranger().open("/dashboard/other/sites/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNewSiteIsReadyToBePaired() {
        Browser plain = dashboard.plain();
        assertThat(plain.open("/dashboard/plain/sites").body()).contains("Make a site");

        HttpResponse<String> unnamed = plain.submit(
                "/dashboard/plain/sites/new", Map.of("name", "", "slug", "Not a slug", "environment", "moon"));
        HttpResponse<String> taken = plain.submit(
                "/dashboard/plain/sites/new", Map.of("name", "Main", "slug", "main", "environment", "staging"));
        HttpResponse<String> made = plain.submit(
                "/dashboard/plain/sites/new", Map.of("name", "Fresh", "slug", "fresh", "environment", "staging"));

        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.body())
                .contains("Please fill this in.", "id=\"slug-wrong\"", "Please choose one of the list.");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("id=\"slug-wrong\"", "value=\"Main\"");
        assertThat(location(made)).matches("/dashboard/plain/sites/[-0-9a-f]{36}#shop");
        assertThat(plain.open(location(made).replace("#shop", "")).body())
                .contains("Fresh", "Staging", "/s/fresh/saml/metadata", "Make a one-time code");
    }

    @Test
    void aStrangerFindsNothing() {
        Browser stranger = dashboard.stranger();

        assertThat(stranger.open(PAGES).statusCode()).isEqualTo(404);
        assertThat(stranger.open(PAGES + "/main").statusCode()).isEqualTo(404);
        assertThat(stranger.open("/dashboard/other/sites/main").statusCode()).isEqualTo(404);
        assertThat(stranger.open("/dashboard/other/sites").body()).contains("No site yet");
    }

    @Test
    void aKeyIsPreparedAndPromotedAndTakenBack() {
        owner.open(PAGES + "/keyed");

        HttpResponse<String> prepared = owner.submit(PAGES + "/keyed/keys", Map.of());
        assertThat(location(prepared)).isEqualTo(PAGES + "/keyed#keys");
        String page = owner.open(PAGES + "/keyed").body();
        assertThat(page)
                .contains(
                        "It cannot be promoted yet",
                        "Customers could not enter “rewards”",
                        "Not known yet",
                        "Promote anyway")
                .doesNotContain("Prepare the next key");

        HttpResponse<String> blocked = order("next", "_promote", "");
        assertThat(blocked.statusCode()).isEqualTo(422);
        assertThat(blocked.body()).contains("That could not be saved.", "may not trust the key yet");

        pressed("It trusts the key");
        assertThat(owner.open(PAGES + "/keyed").body()).contains("Confirmed by hand", "Take back");
        pressed("Take back");
        assertThat(owner.open(PAGES + "/keyed").body()).contains("Not known yet");
        pressed("Try with this service");
        assertThat(owner.open(PAGES + "/keyed").body()).contains("nobody has entered yet");
        pressed("End the try");
        assertThat(owner.open(PAGES + "/keyed").body()).doesNotContain("nobody has entered yet");

        pressed("Promote anyway");
        assertThat(owner.open(PAGES + "/keyed").body()).contains("Previous key");
        pressed("Go back to the previous key");
        pressed("Retire the next key");
        assertThat(owner.open(PAGES + "/keyed").body()).contains("Prepare the next key");
    }

    @Test
    void brandAndPolicyAreChangedAndWhatTheFormDoesNotAskStays() {
        String page = made("branded");

        HttpResponse<String> wrong = Buttons.press(
                owner,
                page + "/edit",
                "Save",
                Map.of("name", "Branded", "definition/brand/color", "blue", "definition/brand/support_url", "ftp://a"));
        HttpResponse<String> saved = Buttons.press(
                owner,
                page + "/edit",
                "Save",
                Map.of(
                        "definition/brand/name",
                        "Acme <b>Shop</b>",
                        "definition/brand/color",
                        "#0b5fff",
                        "definition/policy/impersonation",
                        "true"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"definition/brand/color-wrong\"", "id=\"definition/brand/support_url-wrong\"")
                .contains("value=\"blue\"", "value=\"ftp://a\"");
        assertThat(location(saved)).isEqualTo(page + "#about");
        assertThat(owner.open(page).body())
                .contains("Acme &lt;b&gt;Shop&lt;/b&gt;", "fill=\"#0b5fff\"", "may enter services as a customer")
                .contains("A customer who has not confirmed the e-mail address enters no service.");
        assertThat(only("sites", Map.of("filter[q][slug_eq]", "branded")).map("definition"))
                .containsKey("store");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotWrittenOver() {
        String page = made("raced");
        String id = only("sites", Map.of("filter[q][slug_eq]", "raced")).id();
        String tag = owner.open(page + "/edit").body().replaceAll("(?s).*name=\"tag\" value=\"([^\"]+)\".*", "$1");
        dashboard
                .server()
                .bean(Desk.class)
                .update(dashboard.caller(Role.ADMIN), "sites", id, Map.of("name", "By another"));

        HttpResponse<String> late = owner.submit(
                page + "/edit",
                Map.of("name", "Mine", "tag", tag.replace("&quot;", "\"").replace("&#39;", "'")));
        HttpResponse<String> again = Buttons.press(owner, page + "/edit", "Save", Map.of("name", "Mine now"));

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("Somebody else changed this meanwhile", "value=\"Mine\"");
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void whatTheFileWritesIsNotOfferedToBeChanged() {
        assertThat(owner.open(PAGES + "/main").body())
                .contains("The configuration file writes this site")
                .doesNotContain(PAGES + "/main/edit");
        assertThat(owner.open(PAGES + "/main/edit").body())
                .contains("The configuration file writes this site")
                .doesNotContain("name=\"definition/brand/color\"");
    }

    @Test
    void aKeyTakesOverByItselfUntilSomebodySaysOtherwise() {
        String page = made("timed");
        owner.open(page);

        HttpResponse<String> odd = owner.submit(page + "/keys", Map.of("days", "3"));
        HttpResponse<String> prepared = Buttons.press(owner, page, "Prepare the next key", Map.of("days", "7"));
        String timed = owner.open(page).body();
        HttpResponse<String> byHand = Buttons.press(owner, page, "Do not promote it by itself");

        assertThat(odd.statusCode()).isEqualTo(404);
        assertThat(prepared.statusCode()).isEqualTo(303);
        assertThat(timed).contains("It is promoted by itself at");
        assertThat(byHand.statusCode()).isEqualTo(303);
        assertThat(owner.open(page).body()).doesNotContain("promoted by itself", "Do not promote it by itself");
    }

    private String made(String slug) {
        owner.open(PAGES + "/new");
        owner.submit(PAGES + "/new", Map.of("name", slug, "slug", slug, "environment", "staging"));
        return PAGES + "/" + slug;
    }

    @Test
    void theCertificateComesAsAFile() {
        HttpResponse<String> file = owner.open(PAGES + "/main/keys/" + key("main", "current") + "/certificate.pem");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"main-current.pem\"");
        assertThat(file.body()).startsWith("-----BEGIN CERTIFICATE-----").doesNotContain("PRIVATE");
    }

    @Test
    void aKeyIsFoundAtItsOwnSiteOnly() {
        owner.open(PAGES + "/main");
        String key = key("main", "current");

        assertThat(owner.open(PAGES + "/keyed/keys/" + key + "/certificate.pem").statusCode())
                .isEqualTo(404);
        assertThat(owner.submit(PAGES + "/keyed/keys/" + key, Map.of("order", "_retire"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "_destroy", ""})
    void anOrderThatThereIsNotIsNotFound(String order) {
        owner.open(PAGES + "/main");

        assertThat(owner.submit(PAGES + "/main/keys/" + key("main", "current"), Map.of("order", order))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCodeIsShownOnceAndCanBeWithdrawn() {
        owner.open(PAGES + "/second");

        HttpResponse<String> made = owner.submit(PAGES + "/second/pairings", Map.of());
        Matcher code = CODE.matcher(made.body());
        assertThat(code.find()).isTrue();
        String page = owner.open(PAGES + "/second").body();
        assertThat(page).contains("Waits for the shop", "good for another 14:").doesNotContain(code.group(1));

        String pairing = page.replaceAll("(?s).*id=\"pairing-([^\"]+)\".*", "$1");
        String part = owner.open(PAGES + "/second/pairings/" + pairing).body();
        assertThat(part).contains("hx-get", "Waits for the shop").doesNotContain("<html", code.group(1));

        assertThat(owner.submit(PAGES + "/second/pairings/" + pairing, Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(owner.open(PAGES + "/second").body()).doesNotContain("Waits for the shop");
    }

    @Test
    void theCheckSaysWhatIsWrongAndWhatToDo() {
        owner.open(PAGES + "/main");

        String page = owner.submit(PAGES + "/main/check", Map.of()).body();

        assertThat(page)
                .contains("Something is wrong between shop and site.", "Launch address")
                .contains(
                        "Customers cannot be looked up.",
                        "Make an integration in Magento",
                        "enter services all the same");
    }

    private HttpResponse<String> order(String state, String order, String about) {
        return owner.submit(PAGES + "/keyed/keys/" + key("keyed", state), Map.of("order", order, "about", about));
    }

    private String key(String site, String state) {
        Thing found = only("sites", Map.of("filter[q][slug_eq]", site));
        return only("signing_keys", Map.of("filter[q][site_id_eq]", found.id(), "filter[q][state_eq]", state))
                .id();
    }

    private void pressed(String label) {
        assertThat(Buttons.press(owner, PAGES + "/keyed", label).statusCode())
                .as(label)
                .isEqualTo(303);
    }

    private Thing only(String type, Map<String, String> wanted) {
        return dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), type, wanted)
                .one();
    }
}
