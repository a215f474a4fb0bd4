package io.rialto.server.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.twin.Check;
import io.rialto.server.twin.Judgement;
import io.rialto.server.twin.Parcel;
import io.rialto.server.twin.Twin;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A launch by a customer who does not exist, into a twin that takes nothing on trust. */
class TrialLaunchesTest {

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);

    @Test
    void theTwinMakesAnAccountAndFindsItTheNextTime() {
        Trip first = Trip.into("main", "rewards", "foreign_letters").begin();

        HttpResponse<String> brought = first.arrive();
        assertThat(brought.statusCode()).isEqualTo(303);
        assertThat(first.failed()).isEmpty();
        assertThat(first.verdict()).isEqualTo("entered");
        assertThat(first.open().body())
                .contains("The twin made an account", "Signature of the assertion")
                .contains("no launch was counted");

        Trip second = Trip.into("main", "rewards", "foreign_letters").begin().arrived();
        assertThat(second.account()).isEqualTo("found");
        assertThat(second.open().body()).contains("The twin knew the customer");
        assertThat(first.account()).isEqualTo("made");
    }

    static Stream<Arguments> definitions() {
        Map<String, String> attributes = Map.of("email", "customer.email");
        Map<String, Object> code = Map.of("digest", "sha256", "over", java.util.List.of("email", "at"), "field", "sig");
        return Stream.of(
                Arguments.of(
                        "t-fields",
                        Map.of(
                                "protocol",
                                "hmac",
                                "hmac",
                                Map.of(
                                        "url",
                                        "https://f.test/in",
                                        "secret",
                                        "a-secret-of-thirty-two-characters!",
                                        "time",
                                        Map.of("field", "at", "notation", "iso"),
                                        "mac",
                                        code),
                                "attributes",
                                attributes)),
                Arguments.of(
                        "t-multipass",
                        Map.of(
                                "protocol",
                                "hmac",
                                "hmac",
                                Map.of(
                                        "url",
                                        "https://m.test/{token}",
                                        "secret",
                                        "a-secret-of-thirty-two-characters!",
                                        "format",
                                        "multipass"),
                                "attributes",
                                attributes)),
                Arguments.of(
                        "t-forum",
                        Map.of(
                                "protocol",
                                "hmac",
                                "hmac",
                                Map.of(
                                        "url",
                                        "https://d.test",
                                        "secret",
                                        "a-secret-of-thirty-two-characters!",
                                        "format",
                                        "discourse",
                                        "subject",
                                        "external_id"),
                                "attributes",
                                attributes)),
                Arguments.of(
                        "t-keyed",
                        Map.of(
                                "protocol",
                                "jwt",
                                "jwt",
                                Map.of(
                                        "url",
                                        "https://k.test/in",
                                        "algorithm",
                                        "RS256",
                                        "claims",
                                        java.util.List.of("iss", "aud", "iat", "exp", "jti"),
                                        "subject",
                                        "sub"),
                                "attributes",
                                attributes)),
                Arguments.of(
                        "t-unaddressed",
                        Map.of(
                                "protocol",
                                "jwt",
                                "jwt",
                                Map.of(
                                        "url",
                                        "https://u.test/in",
                                        "algorithm",
                                        "RS256",
                                        "claims",
                                        java.util.List.of("iat", "exp")),
                                "attributes",
                                attributes)));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyKindOfMessageIsTakenAndItsDraftNeedNotBePublished(String slug, Map<String, Object> definition) {
        draft(slug, definition);

        Trip trip = Trip.into("keyed", slug, "private_customer").begin().arrived();

        assertThat(trip.failed()).isEmpty();
        assertThat(trip.verdict()).isEqualTo("entered");
        assertThat(trip.told().map("account").get("attributes").toString()).contains("jane.doe@example.test");
    }

    private void draft(String slug, Map<String, Object> definition) {
        var owner = dashboard.caller(Role.OWNER);
        String site = desk.list(owner, "sites", Map.of("filter[q][slug_eq]", "keyed"))
                .one()
                .id();
        Reply made = desk.create(
                owner,
                "services",
                Map.of("name", slug, "slug", slug, "definition", definition),
                Map.of("site", new Desk.Related("sites", site)));
        assertThat(made)
                .as(made instanceof Reply.Refused no ? no.sentence() : "")
                .isInstanceOf(Reply.Done.class);
    }

    @Test
    void noRealServiceTakesWhatIsMadeForTheTwin() throws Exception {
        Trip saml = Trip.into("main", "rewards", "private_customer").begin();
        Trip jwt = Trip.into("main", "help", "private_customer").begin();

        assertThat(saml.response()).doesNotContain("https://rewards.test").contains("/s/main/trial</saml:Audience>");
        SignedJWT token = SignedJWT.parse(jwt.carried.get("jwt"));
        assertThat(token.verify(new MACVerifier("a-secret-of-thirty-two-characters!")))
                .isFalse();
        jwt.arrive();
        assertThat(jwt.verdict()).isEqualTo("entered");
    }

    @Test
    void aTokenThatSaysNotWhomItIsForIsNotSignedWithTheSitesKey() throws Exception {
        draft(
                "t-unsaid",
                Map.of(
                        "protocol", "jwt",
                        "jwt",
                                Map.of(
                                        "url",
                                        "https://u.test/in",
                                        "algorithm",
                                        "RS256",
                                        "claims",
                                        java.util.List.of("exp")),
                        "attributes", Map.of("email", "customer.email", "aud", "'https://u.test'")));

        Trip trip = Trip.into("keyed", "t-unsaid", "private_customer").begin();

        SignedJWT token = SignedJWT.parse(trip.carried.get("jwt"));
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
        assertThat(trip.told().map("differences").get("notes").toString()).contains("throw-away secret");
    }

    @Test
    void itIsNoLaunchAndMakesNoLink() {
        var owner = dashboard.caller(Role.OWNER);
        long launches = desk.list(owner, "launches", Map.of()).total();
        long links = desk.list(owner, "links", Map.of()).total();

        Trip.into("main", "rewards", "private_customer").begin().arrived();

        assertThat(desk.list(owner, "launches", Map.of()).total()).isEqualTo(launches);
        assertThat(desk.list(owner, "links", Map.of()).total()).isEqualTo(links);
    }

    @Test
    void whoeverMayNotEnterIsRefusedBeforeAnythingIsSent() {
        Trip trip = Trip.into("main", "rewards", "business_buyer").begin();

        assertThat(trip.verdict()).isEqualTo("refused");
        assertThat(trip.told().text("reason")).isEqualTo("not_entitled");
        assertThat(trip.open().body()).contains("Nothing was sent");
    }

    @Test
    void theAddressIsGoodOnce() {
        Trip trip = Trip.into("main", "rewards", "private_customer").begin();

        assertThat(trip.open().statusCode()).isEqualTo(409);
        assertThat(trip.arrive().statusCode()).isEqualTo(303);
        assertThat(trip.arrive().statusCode()).isEqualTo(409);
        assertThat(trip.verdict()).isEqualTo("entered");
    }

    @Test
    void whoLooksBeginsNothing() {
        Trip trip = Trip.into("main", "rewards", "private_customer");

        HttpResponse<String> looked = new Browser(dashboard.server())
                .send(HttpRequest.newBuilder(dashboard.server().at(trip.page))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(looked.statusCode()).isEqualTo(405);
        assertThat(trip.told().text("stage")).isEqualTo("waiting");
    }

    @Test
    void anotherSitesAddressAndAGuessedOneLeadNowhere() {
        Browser browser = new Browser(dashboard.server());
        Trip trip = Trip.into("main", "rewards", "private_customer");

        assertThat(browser.open(trip.page.replace("/s/main/", "/s/second/")).statusCode())
                .isEqualTo(404);
        assertThat(browser.open("/s/main/trial/" + "A".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(browser.open("/s/main/trial/x").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasAlteredIsNotLetIn() {
        Trip trip = Trip.into("main", "rewards", "private_customer").begin();

        trip.carrying(trip.response().replace("jane.doe@", "john.doe@")).arrive();

        assertThat(trip.failed()).containsExactly("Signature of the assertion");
        assertThat(trip.verdict()).isEqualTo("rejected");
    }

    @Test
    void whatIsNotSignedIsNotLetIn() {
        Trip trip = Trip.into("main", "rewards", "private_customer").begin();

        trip.carrying(trip.response().replaceAll("(?s)<ds:Signature .*</ds:Signature>", ""))
                .arrive();

        assertThat(trip.failed()).containsExactly("Signature of the assertion");
    }

    @Test
    void aSecondAssertionBesideTheSignedOneIsNotLetIn() {
        Trip trip = Trip.into("main", "rewards", "private_customer").begin();
        Matcher assertion =
                Pattern.compile("(?s)<saml:Assertion.*</saml:Assertion>").matcher(trip.response());
        assertThat(assertion.find()).isTrue();
        String forged = assertion
                .group()
                .replaceAll("(?s)<ds:Signature .*</ds:Signature>", "")
                .replace("jane.doe@", "john.doe@")
                .replaceFirst("ID=\"[^\"]+\"", "ID=\"_forged\"");

        trip.carrying(trip.response().replace(assertion.group(), forged + assertion.group()))
                .arrive();

        assertThat(trip.failed()).containsExactly("One assertion, and no second one hidden");
    }

    @Test
    void aDocumentTypeIsNotRead() {
        Trip trip = Trip.into("main", "rewards", "private_customer").begin();

        trip.carrying("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + trip.response())
                .arrive();

        assertThat(trip.failed()).containsExactly("The message can be read");
    }

    @Test
    void aMessageOfAnotherTrialIsNotLetIn() {
        Trip one = Trip.into("main", "rewards", "private_customer").begin();
        Trip other = Trip.into("main", "rewards", "private_customer").begin();

        other.carrying(one.response()).arrive();

        assertThat(other.failed()).containsExactly("Destination", "Recipient");
    }

    @Test
    void aTokenUnderAnotherTrialsSecretIsNotLetIn() {
        Trip one = Trip.into("main", "help", "private_customer").begin();
        Trip other = Trip.into("main", "help", "private_customer").begin();

        other.carried.put("jwt", one.carried.get("jwt"));
        other.arrive();

        assertThat(other.failed()).containsExactly("Signature");
    }

    @Test
    void aTokenWithoutASignatureIsNotLetIn() {
        Trip trip = Trip.into("main", "help", "private_customer").begin();
        String claims = trip.carried.get("jwt").split("\\.", -1)[1];

        // {"alg":"none"}
        trip.carried.put("jwt", "eyJhbGciOiJub25lIn0." + claims + ".");
        trip.arrive();

        assertThat(trip.failed()).containsExactly("The message can be read");
    }

    @Test
    void whatComesTooLateIsNotLetIn() {
        Trip trip = Trip.into("main", "rewards", "private_customer").begin();

        Judgement judgement =
                twin(trip).judge(new Parcel("POST", trip.carried), Instant.now().plus(Duration.ofHours(1)));

        assertThat(judgement.person()).isEmpty();
        assertThat(judgement.checks())
                .filteredOn(check -> check.verdict() == Check.Verdict.FAILED)
                .extracting(Check::what)
                .containsExactly("Good until", "To be delivered until");
    }

    private Twin twin(Trip trip) {
        Site site = dashboard.server().bean(Sites.class).bySlug("main").orElseThrow();
        var service = dashboard
                .server()
                .bean(ExternalServices.class)
                .bySlug(site.id(), "rewards")
                .orElseThrow();
        StandIn standIn = dashboard
                .server()
                .bean(StandIns.class)
                .of(site, service, trip.key(), Sealed.fresh("private_customer", "s", "n", "c"));
        return standIn.twin();
    }

    @Test
    void aStrangerTriesNothingAndReadsNothing() {
        Trip trip = Trip.into("main", "rewards", "private_customer");

        assertThat(desk.find(
                        dashboard.strangersCaller(),
                        "trial_launches",
                        trip.told().id()))
                .isEmpty();
        assertThat(desk.create(
                        dashboard.strangersCaller(),
                        "trial_launches",
                        Map.of("site", "main", "service", "rewards", "persona", "private_customer")))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void thePageSendsTheBrowserOnItsWay() {
        Browser support = dashboard.as(Role.SUPPORT);
        String id = desk.list(dashboard.caller(Role.OWNER), "services", Map.of("filter[q][slug_eq]", "help"))
                .one()
                .id();
        String page = "/dashboard/acme/services/" + id;
        assertThat(support.open(page).body()).contains("Launch into the twin");

        HttpResponse<String> sent = support.submit(page + "/trial", Map.of("persona", "private_customer"));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(URI.create(Browser.location(sent)).getPath()).startsWith("/s/main/trial/");
        assertThat(dashboard.as(Role.AUDITOR).open(page).body()).doesNotContain("Launch into the twin");
    }
}
