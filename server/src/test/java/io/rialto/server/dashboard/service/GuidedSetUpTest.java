package io.rialto.server.dashboard.service;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.Buttons;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.HtmlUtils;

/** The guided set-up of a service, from the gallery to its publication. */
class GuidedSetUpTest {

    private static final String PAGES = "/dashboard/acme/services";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Browser owner = dashboard.as(Role.OWNER);

    @Test
    void aNewcomerGoesFromTheGalleryToAPublishedService() {
        assertThat(owner.open(PAGES).body()).contains("Connect a service");
        assertThat(owner.open(PAGES + "/new").body()).contains("Zendesk, with JSON Web Tokens", "Moodle");
        assertThat(owner.open(PAGES + "/new?find=speaks+saml").body())
                .contains("Any service that speaks SAML 2.0")
                .doesNotContain("Zendesk, with JSON Web Tokens");

        String page = begun("generic-saml", "Learning", "learning");
        HttpResponse<String> wrong = owner.submit(
                page + "/connection",
                Map.of("definition/saml/entity_id", "https://learn.test", "definition/saml/acs", "ftp://learn.test"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("aria-invalid=\"true\"", "href=\"#definition/saml/acs\"", "ftp://learn.test");

        goesOn(
                page,
                "connection",
                "attributes",
                Map.of(
                        "definition/saml/entity_id",
                        "https://learn.test",
                        "definition/saml/acs",
                        "https://learn.test/acs"));
        HttpResponse<String> broken =
                owner.submit(page + "/attributes", Map.of("name-0", "mail", "expression-0", "customer.emial("));
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("id=\"wrong-0\"", "customer.emial(");
        goesOn(
                page,
                "attributes",
                "entry",
                Map.of("name-0", "mail", "expression-0", "customer.email", "required-0", "true"));
        goesOn(page, "entry", "publish", Map.of("who", "segment", "value", "loyalty"));

        String draft = page.replace("/set-up", "");
        assertThat(owner.open(draft).body()).contains("Draft", "Customers in the segment “loyalty”.");
        assertThat(owner.submit(
                                draft + "/preview",
                                Map.of("persona", "private_customer", "customer", "", "customerId", ""))
                        .body())
                .contains("The customer would enter.", "jane.doe@example.test", "https://learn.test/acs");

        owner.open(page + "/publish");
        assertThat(location(owner.submit(page + "/publish", Map.of("order", "publish"))))
                .isEqualTo(draft + "?published=yes");
        assertThat(owner.open(draft + "?published=yes").body())
                .contains("It is published. What now?", "/launches?service=learning")
                .doesNotContain(">Draft<");
        assertThat(owner.open(draft).body()).contains("Published").doesNotContain("What now?");
        assertThat(owner.open(page + "/entry").body()).contains("what you save here is in force at once");
    }

    @Test
    void whatIsOpenIsNamedAndADraftIsNotPublishedWithoutIt() {
        String page = begun("generic-saml", "Half done", "half-done");

        String publish = owner.open(page + "/publish").body();
        HttpResponse<String> refused = owner.submit(page + "/publish", Map.of("order", "publish"));

        assertThat(publish)
                .contains(
                        "Still open", "/set-up/connection?field=definition/saml/acs\">Assertion consumer service</a>");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(owner.open(PAGES + "?name=Half").body()).contains("Draft");
    }

    @Test
    void aSecretIsKeptAndNeverShown() {
        String secret = "canary-secret-of-thirty-two-chars!";
        String page = begun("zendesk-jwt", "Desk", "desk-secret");
        goesOn(
                page,
                "connection",
                "attributes",
                Map.of("definition/jwt/subdomain", "acme", "definition/jwt/secret", secret));

        String again = owner.open(page + "/connection").body();
        goesOn(
                page,
                "connection",
                "attributes",
                Map.of("definition/jwt/subdomain", "acme", "definition/jwt/secret", ""));

        assertThat(again).contains("One is stored", "value=\"acme\"").doesNotContain(secret, "********");
        assertThat(owner.open(page + "/publish").body()).doesNotContain("Still open", secret);
    }

    @Test
    void anAttributeOfThePresetCanBeLeftOut() {
        String page = begun("zendesk-jwt", "Short", "desk-short");
        assertThat(owner.open(page + "/attributes").body()).contains("customer.company.name");

        goesOn(
                page,
                "attributes",
                "entry",
                Map.of(
                        "name-0",
                        "name",
                        "expression-0",
                        "customer.last_name",
                        "required-0",
                        "true",
                        "name-1",
                        "email",
                        "expression-1",
                        "customer.email",
                        "required-1",
                        "true",
                        "name-2",
                        "organization",
                        "expression-2",
                        ""));

        assertThat(owner.open(page + "/attributes").body())
                .contains("customer.last_name\"")
                .doesNotContain("value=\"customer.company.name\"\n");
        assertThat(owner.open(page.replace("/set-up", "")).body()).doesNotContain("<code>customer.company.name</code>");
    }

    @Test
    void aRowThatIsHalfFilledOrThereTwiceIsNotLostWithoutAWord() {
        String page = begun("generic-saml", "Halves", "halves");
        owner.open(page + "/attributes");

        HttpResponse<String> halves = owner.submit(
                page + "/attributes",
                Map.of(
                        "name-0",
                        "mail",
                        "expression-0",
                        "",
                        "name-1",
                        "",
                        "expression-1",
                        "customer.email",
                        "name-2",
                        "x",
                        "expression-2",
                        "customer.id",
                        "name-3",
                        "x",
                        "expression-3",
                        "customer.email"));

        assertThat(halves.statusCode()).isEqualTo(422);
        assertThat(halves.body())
                .contains("Please say where it comes from", "href=\"#name-1\"", "id=\"unnamed-1\"")
                .contains("This name stands in two rows", "value=\"mail\"", "name=\"name-6\"");
        assertThat(owner.open(page + "/attributes").body()).doesNotContain("value=\"mail\"");
    }

    @Test
    void whatWasChangedInAnotherWindowIsNotWrittenOverUnseen() {
        String page = begun("generic-saml", "Windows", "windows");
        String tag = HtmlUtils.htmlUnescape(
                owner.open(page + "/entry").body().replaceAll("(?s).*name=\"tag\" value=\"([^\"]+)\".*", "$1"));
        goesOn(page, "entry", "publish", Map.of("who", "segment", "value", "gold"));

        owner.open(page + "/entry");
        HttpResponse<String> late =
                owner.submit(page + "/entry", Map.of("who", "segment", "value", "silver", "tag", tag));
        HttpResponse<String> again =
                Buttons.press(owner, page + "/entry", "Save and go on", Map.of("who", "segment", "value", "silver"));

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("Somebody else changed this meanwhile", "value=\"silver\"");
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void theNameInTheLinkIsMadeOfTheNameIfNoneIsGiven() {
        assertThat(owner.open(PAGES + "/new/generic-saml").body()).doesNotContain("value=\"Any service");
        HttpResponse<String> made = owner.submit(
                PAGES + "/new/generic-saml", Map.of("name", "  Größe & Héros 2!  ", "slug", "", "site", site()));
        HttpResponse<String> nothing =
                owner.submit(PAGES + "/new/generic-saml", Map.of("name", "日本", "slug", "", "site", site()));
        HttpResponse<String> bare = owner.submit(PAGES + "/new/generic-saml", Map.of());

        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(owner.open(location(made).replace("/set-up/connection", "")).body())
                .contains("/launch/gro-e-heros-2");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("id=\"slug-wrong\"");
        assertThat(bare.statusCode()).isEqualTo(422);
    }

    @Test
    void whatIsTypedIsPreviewedAndNotSaved() {
        String page = begun("generic-saml", "Typed", "typed");
        owner.open(page + "/attributes");

        String shown = owner.submit(
                        page + "/attributes/preview",
                        Map.of(
                                "name-0",
                                "wholeName",
                                "expression-0",
                                "customer.last_name",
                                "persona",
                                "private_customer"))
                .body();
        String broken = owner.submit(
                        page + "/attributes/preview", Map.of("name-0", "wholeName", "expression-0", "customer.emial("))
                .body();

        assertThat(shown).contains("The customer would enter.", "<td>Doe</td>", "value=\"wholeName\"");
        assertThat(broken).contains("No preview: ", "value=\"customer.emial(\"");
        assertThat(owner.open(page + "/attributes").body()).doesNotContain("wholeName");
    }

    @Test
    void aNameInTheLinkThatIsTakenIsToldBesideItsField() {
        owner.open(PAGES + "/new/generic-saml");

        HttpResponse<String> taken =
                owner.submit(PAGES + "/new/generic-saml", Map.of("name", "Again", "slug", "rewards", "site", site()));

        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("id=\"slug-wrong\"", "This is taken: choose another.", "value=\"Again\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORT", "AUDITOR"})
    void whoMayOnlyReadSeesTheStepsAndIsRefused(Role role) {
        String page = begun("generic-saml", "Seen by " + role.key(), "seen-by-" + role.key());
        Browser reader = dashboard.as(role);

        assertThat(reader.open(PAGES).body()).doesNotContain("Connect a service");
        assertThat(reader.open(PAGES + "/new/generic-saml").body()).contains("an owner or admin connects them");
        assertThat(reader.open(page + "/connection").body())
                .contains("an owner or admin sets them up")
                .doesNotContain("Save and go on");
        assertThat(reader.submit(PAGES + "/new/generic-saml", Map.of("name", "x", "slug", "mine", "site", site()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(reader.submit(page + "/publish", Map.of("order", "publish")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aStrangerFindsNoDraft() {
        String page = begun("generic-saml", "Hidden draft", "hidden-draft");
        Browser stranger = dashboard.stranger();

        assertThat(stranger.open(page + "/connection").statusCode()).isEqualTo(404);
        assertThat(stranger.open(page.replace("acme", "other") + "/connection").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDraftIsDeletedByWhoeverMayAndAfterAQuestion() {
        String draft = begun("generic-saml", "Not wanted", "not-wanted").replace("/set-up", "");

        assertThat(dashboard.as(Role.SUPPORT).open(draft).body()).doesNotContain("Delete this draft");
        assertThat(dashboard
                        .as(Role.SUPPORT)
                        .submit(draft + "/delete", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(owner.open(draft).body()).contains(draft + "/delete");
        assertThat(owner.open(draft + "/delete").body()).contains("Delete the draft of Not wanted?");
        assertThat(location(owner.submit(draft + "/delete", Map.of()))).isEqualTo(PAGES);

        assertThat(owner.open(draft).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsPublishedOrTheFilesIsNotDeletedHere() {
        String help = dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), "services", Map.of("filter[q][slug_eq]", "help"))
                .one()
                .id();

        assertThat(owner.open(PAGES + "/" + help + "/delete").statusCode()).isEqualTo(404);
        assertThat(owner.submit(PAGES + "/" + help + "/delete", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStepBeginsAtTheFieldThatSomebodyWasLedTo() {
        String page = begun("generic-saml", "Led", "led");

        assertThat(owner.open(page + "/connection?field=definition/saml/acs").body())
                .containsPattern("id=\"definition/saml/acs\"[^>]*autofocus");
        assertThat(owner.open(page + "/entry?field=definition/allow").body())
                .containsPattern("id=\"definition/allow\"[^>]*autofocus");
        assertThat(owner.open(page + "/connection").body()).doesNotContain("autofocus");
    }

    @Test
    void metadataIsGivenAsAFileAndReadAsIfItWerePasted() {
        String page = begun("generic-saml", "By file", "by-file");
        String metadata = """
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://file.test/saml">
            <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
            Location="https://file.test/acs"/></md:SPSSODescriptor></md:EntityDescriptor>
            """;

        assertThat(given(page, "<broken").statusCode()).isEqualTo(422);
        assertThat(given(page, "<a>" + "x".repeat(500_001) + "</a>").body()).contains("more than 500 KB");
        assertThat(given(page, "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + metadata)
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> huge = given(page, "x".repeat(1_100_000));
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("too large", "smaller file");
        HttpResponse<String> good = given(page, metadata);

        assertThat(good.statusCode()).as(good.body()).isEqualTo(303);
        assertThat(owner.open(page + "/publish").body()).doesNotContain("Still open");
    }

    private HttpResponse<String> given(String page, String file) {
        String shown = owner.open(page + "/connection").body();
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(shown);
        assertThat(csrf.find()).isTrue();
        String part = "--parts\r\nContent-Disposition: form-data; name=";
        String body = part + "\"_csrf\"\r\n\r\n" + csrf.group(1) + "\r\n" + part
                + "\"metadata-file\"; filename=\"sp.xml\"\r\nContent-Type: text/xml\r\n\r\n" + file
                + "\r\n--parts--\r\n";
        return owner.send(HttpRequest.newBuilder(dashboard.server().at(page + "/connection"))
                .header("Content-Type", "multipart/form-data; boundary=parts")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void whatTheFileManagesHasNoSteps() {
        Desk desk = dashboard.server().bean(Desk.class);
        String help = desk.list(dashboard.caller(Role.OWNER), "services", Map.of("filter[q][slug_eq]", "help"))
                .one()
                .id();

        assertThat(owner.open(PAGES + "/" + help + "/set-up/connection").statusCode())
                .isEqualTo(404);
        assertThat(owner.open(PAGES + "/" + help).body()).doesNotContain("step by step");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "segment; VIP; 'VIP' in customer.segments",
                "group; O'Neill; customer.group.code == 'O\\'Neill'",
                "role; a\\b; customer.company.role == 'a\\\\b'",
                "rule; customer.email != ''; customer.email != ''"
            })
    void aChoiceIsWrittenAsARule(String who, String value, String rule) {
        assertThat(new EntryForm(who, value).allow()).isEqualTo(rule);
    }

    /** A draft; the path of its steps. */
    private String begun(String preset, String name, String slug) {
        owner.open(PAGES + "/new/" + preset);
        HttpResponse<String> made =
                owner.submit(PAGES + "/new/" + preset, Map.of("name", name, "slug", slug, "site", site()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        String first = location(made);
        assertThat(first).endsWith("/set-up/connection");
        return first.replace("/connection", "");
    }

    private void goesOn(String page, String step, String next, Map<String, String> form) {
        assertThat(owner.open(page + "/" + step).statusCode()).isEqualTo(200);
        HttpResponse<String> saved = owner.submit(page + "/" + step, form);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(location(saved)).isEqualTo(page + "/" + next);
    }

    private String site() {
        return dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), "sites", Map.of("filter[q][slug_eq]", "main"))
                .one()
                .id();
    }
}
