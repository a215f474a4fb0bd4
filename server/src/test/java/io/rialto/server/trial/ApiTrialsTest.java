package io.rialto.server.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A trial of a service whose accounts its own API finds or makes: the twin plays the API, too. */
class ApiTrialsTest {

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);

    @Test
    void aSchoolIsEnteredByTheAddressThatItsApiAnswers() {
        school("a-school");

        Trip first = Trip.into("keyed", "a-school", "foreign_letters").begin();
        assertThat(first.carried).containsOnlyKeys("pass");
        assertThat(first.arrive().statusCode()).isEqualTo(303);

        assertThat(first.failed()).isEmpty();
        assertThat(first.verdict()).isEqualTo("entered");
        assertThat(first.account()).isEqualTo("made");
        assertThat(first.told().map("account").get("by")).isEqualTo("email");
        assertThat(first.told().map("account").get("attributes").toString())
                .contains("username")
                .doesNotContain("redirectUrl");
        assertThat(checked(first))
                .contains(
                        "Account: the secret in Authorization",
                        "Account: the header Lw-Client",
                        "Account: where the customer lands (redirectUrl)",
                        "An answer that leads out of the service’s pages",
                        "The API refuses the secret (401)",
                        "The API wants no more calls for now (429)");
        assertThat(first.open().body())
                .contains("The twin made an account", "nobody is handed over (account_declined)")
                .doesNotContain(first.carried.get("pass"));

        Trip second = Trip.into("keyed", "a-school", "foreign_letters").begin().arrived();
        assertThat(second.account()).isEqualTo("found");
        assertThat(second.failed()).isEmpty();
    }

    @Test
    void aStoreIsEnteredByTheNumberThatItsApiAnswers() throws Exception {
        store("a-store", "the-token-of-the-store-api");

        Trip first = Trip.into("keyed", "a-store", "private_customer").begin();
        Map<String, Object> claims = claims(first);
        first.arrive();

        assertThat(claims.get("customer_id")).isInstanceOf(Long.class);
        assertThat(first.failed()).isEmpty();
        assertThat(first.verdict()).isEqualTo("entered");
        assertThat(first.told().map("account"))
                .containsEntry("state", "made")
                .containsEntry("by", "customer_id")
                .containsEntry("value", String.valueOf(claims.get("customer_id")));
        assertThat(checked(first))
                .contains(
                        "Search: email:in",
                        "New account: of whom it looked for",
                        "The account in the message (customer_id)",
                        "The same customer comes again",
                        "Somebody makes the account at the same moment (409, 422)",
                        "A search that answers somebody else");

        Trip second = Trip.into("keyed", "a-store", "private_customer").begin();
        assertThat(claims(second)).containsEntry("customer_id", claims.get("customer_id"));
        second.arrive();
        assertThat(second.account()).isEqualTo("found");
        assertThat(second.failed()).isEmpty();
        assertThat(checked(second))
                .contains("A customer comes whom the API does not know")
                .doesNotContain("New account: the body can be read");
        assertThat(Trip.into("keyed", "a-store", "foreign_letters")
                        .begin()
                        .arrived()
                        .account())
                .isEqualTo("made");
    }

    @Test
    void theNumberOfAnotherIsNotTaken() {
        store("a-number", "the-token-of-the-store-api");
        Trip one = Trip.into("keyed", "a-number", "private_customer").begin();
        Trip other = Trip.into("keyed", "a-number", "foreign_letters").begin();

        other.carried.putAll(one.carried);
        other.arrive();

        // Under the other trial's secret, and of another customer.
        assertThat(other.failed()).containsExactly("Signature");
    }

    @Test
    void whatLogsInIsGoodForItsTrialAloneAndOnce() {
        school("a-once");
        Trip one = Trip.into("keyed", "a-once", "private_customer").begin();
        Trip other = Trip.into("keyed", "a-once", "private_customer").begin();
        Trip none = Trip.into("keyed", "a-once", "private_customer").begin();

        other.carried.putAll(one.carried);
        other.arrive();
        none.carried.clear();
        none.arrive();

        assertThat(other.failed()).containsExactly("What logs the customer in (pass)");
        assertThat(none.failed()).containsExactly("What logs the customer in (pass)");
        assertThat(one.arrive().statusCode()).isEqualTo(303);
        assertThat(one.arrive().statusCode()).isEqualTo(409);
        assertThat(one.verdict()).isEqualTo("entered");
        assertThat(new Browser(dashboard.server()).open(one.page + "/in?pass=x").statusCode())
                .isEqualTo(409);
    }

    @Test
    void nobodyIsAskedAboutWhomTheShopDoesNotVouchFor() {
        school("a-vouch");

        Trip unconfirmed = Trip.into("keyed", "a-vouch", "unconfirmed_email").begin();

        assertThat(unconfirmed.verdict()).isEqualTo("refused");
        assertThat(unconfirmed.told().text("reason")).isEqualTo("email_unconfirmed");
        assertThat(checked(unconfirmed)).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutWhoLacksWhatAnAccountNeeds() {
        store("a-lacks", "the-token-of-the-store-api");

        Trip bare = Trip.into("keyed", "a-lacks", "bare_profile").begin();

        assertThat(bare.verdict()).isEqualTo("refused");
        assertThat(bare.told().text("reason")).isEqualTo("attribute_missing");
        assertThat(bare.told().text("detail")).isEqualTo("first_name");
        assertThat(checked(bare)).isEmpty();
    }

    @Test
    void aSecretThatIsMissingYetIsNamedAndNotNeeded() {
        store("a-later", null);

        Trip trip = Trip.into("keyed", "a-later", "private_customer").begin().arrived();

        assertThat(trip.verdict()).isEqualTo("entered");
        assertThat(notes(trip)).contains("is still missing");
        store("a-there", "the-token-of-the-store-api");
        assertThat(notes(Trip.into("keyed", "a-there", "private_customer")))
                .contains("played by the twin")
                .doesNotContain("is still missing");
    }

    @Test
    void theServicesApiIsNotCalled() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        api.start();
        try {
            create("a-silent", null, told("http://127.0.0.1:" + api.getAddress().getPort()));

            Trip trip =
                    Trip.into("keyed", "a-silent", "private_customer").begin().arrived();

            assertThat(trip.verdict()).isEqualTo("entered");
            assertThat(checked(trip)).contains("Account: where it goes", "A search that answers somebody else");
            assertThat(calls).hasValue(0);
        } finally {
            api.stop(0);
        }
    }

    @Test
    void anAnswerThatCannotHoldWhatIsLookedForIsShown() {
        Map<String, Object> definition = told("https://api.test");
        Map<String, Object> api = api(definition);
        api.put(
                "find",
                Map.of(
                        "url", "https://api.test/people",
                        "parameters", Map.of("email", "customer.email"),
                        "answer", "/person",
                        "confirm", "/person/email"));
        definition.put("account_api", api);
        create("a-mess", null, definition);

        Trip trip = Trip.into("keyed", "a-mess", "private_customer").begin().arrived();

        assertThat(trip.verdict()).isEqualTo("rejected");
        assertThat(trip.failed())
                .contains("The same customer comes again", "Somebody makes the account at the same moment (409, 422)");
    }

    @Test
    void whatTheApiWouldNotTakeEndsTheTrialAndIsShown() {
        Map<String, Object> definition = told("https://api.test");
        Map<String, Object> api = api(definition);
        api.put(
                "make",
                Map.of(
                        "url", "https://api.test/people",
                        "attributes", Map.of("email", "customer.first_name"),
                        "answer", "/id"));
        definition.put("account_api", api);
        create("a-wrong", null, definition);

        Trip trip = Trip.into("keyed", "a-wrong", "private_customer").begin();

        assertThat(trip.verdict()).isEqualTo("rejected");
        assertThat(trip.failed()).containsExactly("Account: email", "The API’s answer is an account");
        assertThat(trip.open().body()).contains("A check failed", "account_declined");
    }

    @Test
    void aServiceThatAsksForItsTokensIsAskedAboutLikewise() {
        Map<String, Object> definition = told("https://api.test");
        definition.put("protocol", "oidc");
        definition.remove("jwt");
        definition.put(
                "oidc",
                Map.of(
                        "client_id", "a-club",
                        "client_secret", "a-secret-of-thirty-two-characters!",
                        "redirect_uris", List.of("https://club.test/cb"),
                        "initiate_login_uri", "https://club.test/login"));
        create("a-club", null, definition);

        LoginTrip trip = LoginTrip.into("a-club", "private_customer").walked();

        assertThat(trip.failed()).isEmpty();
        assertThat(trip.verdict()).isEqualTo("entered");
        assertThat(trip.account().get("by")).isEqualTo("member");
        assertThat(trip.checked()).contains("A wrong verifier is refused", "The account in the message (member)");
    }

    @Test
    void everyKindOfMessageBringsTheAccount() {
        Map<String, Object> saml = told("https://api.test");
        saml.remove("jwt");
        saml.put("protocol", "saml");
        saml.put("saml", Map.of("entity_id", "https://s.test", "acs", "https://s.test/acs", "name_id", "persistent"));
        Map<String, Object> fields = told("https://api.test");
        fields.remove("jwt");
        fields.put("protocol", "hmac");
        fields.put(
                "hmac",
                Map.of(
                        "url", "https://f.test/in",
                        "secret", "a-secret-of-thirty-two-characters!",
                        "mac", Map.of("digest", "sha256", "over", List.of("email"), "field", "sig")));
        create("a-saml", null, saml);
        create("a-fields", null, fields);

        for (String slug : List.of("a-saml", "a-fields")) {
            Trip trip = Trip.into("keyed", slug, "private_customer").begin().arrived();

            assertThat(trip.failed()).isEmpty();
            assertThat(trip.verdict()).isEqualTo("entered");
            assertThat(trip.told().map("account").get("by")).isEqualTo("member");
        }
    }

    @Test
    void whomTheShopKnowsTheApiIsNotAskedAbout() {
        Map<String, Object> definition = told("https://api.test");
        Map<String, Object> api = api(definition);
        api.put("known", "customer.id");
        definition.put("account_api", api);
        create("a-known", null, definition);

        Trip trip = Trip.into("keyed", "a-known", "private_customer").begin().arrived();

        assertThat(trip.failed()).isEmpty();
        assertThat(trip.verdict()).isEqualTo("entered");
        assertThat(checked(trip))
                .contains("What the API is asked", "The account in the message (member)")
                .doesNotContain("Account: where it goes", "The API refuses the secret (401)");
    }

    @Test
    void noAddressThatTheShopKnowsLeadsOutOfATrial() {
        Map<String, Object> definition = lets();
        Map<String, Object> api = api(definition);
        api.put("known", "'https://lets.test/in?as=' + customer.id");
        definition.put("account_api", api);
        create("a-lets", null, definition);

        Trip first = Trip.into("keyed", "a-lets", "private_customer").begin();
        assertThat(first.carried).containsOnlyKeys("pass");
        first.arrive();

        assertThat(first.failed()).isEmpty();
        assertThat(first.account()).isEqualTo("made");
        assertThat(checked(first)).contains("New account: email", "A search that answers somebody else");
        Trip second = Trip.into("keyed", "a-lets", "private_customer").begin().arrived();
        assertThat(second.failed()).isEmpty();
        assertThat(second.account()).isEqualTo("found");
        assertThat(checked(second)).doesNotContain("New account: email");
    }

    private static Map<String, Object> lets() {
        Map<String, Object> definition = told("https://lets.test");
        definition.remove("jwt");
        definition.remove("attributes");
        definition.put("protocol", "api");
        definition.put("api", Map.of("home", "https://lets.test", "secret", "the-secret-of-its-api"));
        Map<String, Object> api = api(definition);
        api.remove("secret");
        api.remove("attribute");
        api.put(
                "find",
                Map.of(
                        "url", "https://lets.test/people?all=no",
                        "parameters", Map.of("email", "customer.email"),
                        "answer", "/people/0/url",
                        "confirm", "/people/0/email"));
        definition.put("account_api", api);
        return definition;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> api(Map<String, Object> definition) {
        return new LinkedHashMap<>((Map<String, Object>) definition.getOrDefault("account_api", Map.of()));
    }

    private static Map<String, Object> told(String api) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("protocol", "jwt");
        definition.put("jwt", Map.of("url", "https://m.test/in", "secret", "a-secret-of-thirty-two-characters!"));
        definition.put("attributes", Map.of("email", "customer.email"));
        definition.put(
                "account_api",
                Map.of(
                        "secret",
                        "the-secret-of-its-api",
                        "headers",
                        Map.of("Authorization", "Bearer {secret}"),
                        "make",
                        Map.of(
                                "url",
                                api + "/people",
                                "attributes",
                                Map.of("email", "customer.email"),
                                "required",
                                List.of("email"),
                                "answer",
                                "/id"),
                        "attribute",
                        "member"));
        return definition;
    }

    private void school(String slug) {
        create(
                slug,
                "learnworlds-api",
                Map.of(
                        "api",
                        Map.of(
                                "school", "school.test",
                                "api_url", "https://school.test/admin/api",
                                "client_id", "5f0a1b2c3d4e",
                                "secret", "the-secret-of-the-school-api")));
    }

    private void store(String slug, String secret) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put(
                "jwt",
                Map.of(
                        "store_domain", "shop.test",
                        "store_hash", "abc123",
                        "client_id", "1234r5t6y7",
                        "secret", "a-secret-of-thirty-two-characters!"));
        if (secret != null) {
            definition.put("account_api", Map.of("secret", secret));
        }
        create(slug, "bigcommerce", definition);
    }

    private void create(String slug, String preset, Map<String, Object> definition) {
        var owner = dashboard.caller(Role.OWNER);
        String site = desk.list(owner, "sites", Map.of("filter[q][slug_eq]", "keyed"))
                .one()
                .id();
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("name", slug, "slug", slug));
        attributes.put("definition", definition);
        if (preset != null) {
            attributes.put("preset", preset);
        }
        Reply made = desk.create(owner, "services", attributes, Map.of("site", new Desk.Related("sites", site)));
        assertThat(made)
                .as(made instanceof Reply.Refused no ? no.sentence() : "")
                .isInstanceOf(Reply.Done.class);
    }

    private static Map<String, Object> claims(Trip trip) throws Exception {
        return SignedJWT.parse(trip.carried.get("jwt")).getJWTClaimsSet().getClaims();
    }

    private static List<String> checked(Trip trip) {
        return trip.told().map("checks").get("made") instanceof List<?> made
                ? made.stream()
                        .map(check -> String.valueOf(((Map<?, ?>) check).get("what")))
                        .toList()
                : List.of();
    }

    private static String notes(Trip trip) {
        return String.valueOf(trip.told().map("differences").get("notes"));
    }
}
