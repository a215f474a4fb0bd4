package io.rialto.server.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A trial of a service that asks for its tokens itself: the twin is a client that only this trial knows. */
class ClientTrialsTest {

    private static final String SECRET = "a-secret-of-thirty-two-characters!";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);
    private final JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);

    @Test
    void theTwinFetchesItsTokensAndFindsTheAccountTheNextTime() {
        draft("o-club", settings("o-club"));

        LoginTrip first = LoginTrip.into("o-club", "foreign_letters").walked();

        assertThat(first.failed()).isEmpty();
        assertThat(first.verdict()).isEqualTo("entered");
        assertThat(first.checked())
                .contains(
                        "Asked to begin by the site (iss)",
                        "Issuer of the answer (iss)",
                        "Signature of the ID token",
                        "Belongs to the access token (at_hash)",
                        "A wrong secret is refused",
                        "A wrong verifier is refused",
                        "A request without PKCE is refused",
                        "The code is good once",
                        "The tokens end when it comes again");
        assertThat(first.account().get("by")).isEqualTo("sub");
        assertThat(first.account().get("attributes").toString()).contains("given_name");
        assertThat(LoginTrip.into("o-club", "foreign_letters")
                        .walked()
                        .account()
                        .get("state"))
                .isEqualTo("found");
        assertThat(first.open().body()).contains("The twin made an account", "A wrong verifier is refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post", "private_key_jwt", "none"})
    void itShowsWhoItIsAsTheServiceDoes(String method) throws Exception {
        Map<String, Object> oidc = new LinkedHashMap<>(oidc("o-" + method));
        oidc.put("token_endpoint_auth_method", method);
        if (method.equals("private_key_jwt")) {
            oidc.put(
                    "jwks",
                    new JWKSet(new ECKeyGenerator(Curve.P_256)
                                    .keyID("k")
                                    .generate()
                                    .toPublicJWK())
                            .toString());
        }
        if (method.equals("private_key_jwt") || method.equals("none")) {
            oidc.remove("client_secret");
        }
        draft("o-" + method.replace('_', '-'), settings(oidc));

        LoginTrip trip = LoginTrip.into("o-" + method.replace('_', '-'), "private_customer")
                .walked();

        assertThat(trip.failed()).isEmpty();
        assertThat(trip.verdict()).isEqualTo("entered");
    }

    @Test
    void aServiceWithAWayOfItsOwnBeginsByIt() {
        Map<String, Object> oidc = new LinkedHashMap<>(oidc("o-own"));
        oidc.remove("initiate_login_uri");
        oidc.put("start_url", "https://own.test/login?to={target}");
        oidc.put("pkce", false);
        draft("o-own", settings(oidc));

        LoginTrip trip = LoginTrip.into("o-own", "private_customer");
        HttpResponse<String> begun = trip.open();

        assertThat(Browser.location(begun)).endsWith("/login");
        trip.follow(begun);
        assertThat(trip.verdict()).isEqualTo("entered");
    }

    @Test
    void itIsNoLaunchAndNothingOfItIsLeft() {
        draft("o-left", settings("o-left"));
        var owner = dashboard.caller(Role.OWNER);
        long launches = desk.list(owner, "launches", Map.of()).total();
        long links = desk.list(owner, "links", Map.of()).total();

        LoginTrip trip = LoginTrip.into("o-left", "private_customer").walked();

        assertThat(trip.verdict()).isEqualTo("entered");
        assertThat(desk.list(owner, "launches", Map.of()).total()).isEqualTo(launches);
        assertThat(desk.list(owner, "links", Map.of()).total()).isEqualTo(links);
        assertThat(grants(trip.client())).isZero();
    }

    private int grants(String client) {
        return jdbc.sql("select count(*) from oidc_grant where service_id = :client")
                .param("client", java.util.UUID.fromString(client))
                .query(Integer.class)
                .single();
    }

    @Test
    void noRouteKnowsTheTrialsClient() {
        draft("o-known", settings("o-known"));
        LoginTrip trip = LoginTrip.into("o-known", "private_customer").asked();
        Browser browser = new Browser(dashboard.server());

        for (String site : List.of("keyed", "main")) {
            HttpResponse<String> page = browser.open("/s/" + site + "/oauth2/authorize?" + trip.query());
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("client_id names no client of this site");
        }
        String code = trip.coded();
        HttpResponse<String> token = browser.post(
                "/s/keyed/oauth2/token",
                Map.of("grant_type", "authorization_code", "code", code, "client_id", trip.client()));
        assertThat(token.statusCode()).isEqualTo(401);
        assertThat(token.body()).contains("invalid_client");
    }

    @Test
    void theServiceItselfGetsNothingForATrialsCode() {
        String slug = "o-itself";
        draft(slug, settings(slug));
        publish(slug);
        LoginTrip trip = LoginTrip.into(slug, "private_customer").asked();
        String code = trip.coded();

        HttpResponse<String> token = new Browser(dashboard.server())
                .post(
                        "/s/keyed/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "client_id",
                                slug,
                                "client_secret",
                                SECRET,
                                "redirect_uri",
                                trip.redirectUri(),
                                "code_verifier",
                                "v".repeat(43)));

        assertThat(token.statusCode()).isEqualTo(400);
        assertThat(token.body()).contains("invalid_grant");
    }

    @Test
    void anotherTrialsClientIsNotTaken() {
        draft("o-other", settings("o-other"));
        LoginTrip one = LoginTrip.into("o-other", "private_customer").asked();
        LoginTrip other = LoginTrip.into("o-other", "private_customer").asked();

        other.authorized(one.query());

        assertThat(other.failed()).containsExactly("The site takes the request");
        assertThat(other.actual("The site takes the request")).startsWith("client_id names no client");
    }

    @Test
    void anotherTrialsAddressIsNotTaken() {
        draft("o-address", settings("o-address"));
        LoginTrip one = LoginTrip.into("o-address", "private_customer").asked();
        LoginTrip other = LoginTrip.into("o-address", "private_customer").asked();

        other.authorized(other.query().replace(other.key(), one.key()));

        assertThat(other.actual("The site takes the request")).startsWith("redirect_uri is not one of");
    }

    @Test
    void anotherTrialsCodeIsNotTaken() {
        draft("o-code", settings("o-code"));
        LoginTrip one = LoginTrip.into("o-code", "private_customer").asked();
        LoginTrip other = LoginTrip.into("o-code", "private_customer").asked();
        String stolen = one.coded();
        String own = other.coded();

        other.arrive(Map.of("code", stolen));

        assertThat(other.failed()).containsExactly("The code is taken");
        assertThat(other.actual("The code is taken")).isEqualTo("400 invalid_grant");
        assertThat(own).isNotEqualTo(stolen);
    }

    @Test
    void anAnswerThatTheTwinDidNotAskForIsNotTaken() {
        draft("o-state", settings("o-state"));
        LoginTrip state = LoginTrip.into("o-state", "private_customer").asked();
        state.coded();
        LoginTrip issuer = LoginTrip.into("o-state", "private_customer").asked();
        issuer.coded();
        LoginTrip unbegun = LoginTrip.into("o-state", "private_customer");
        unbegun.open();

        state.arrive(Map.of("state", "another"));
        issuer.arrive(Map.of("iss", "https://elsewhere.test"));
        unbegun.arrive(Map.of("code", "x"));

        assertThat(state.failed()).containsExactly("Answers what the twin asked (state)");
        assertThat(issuer.failed()).containsExactly("Issuer of the answer (iss)");
        assertThat(unbegun.failed()).containsExactly("A login has begun");
    }

    @Test
    void anErrorOfTheSiteIsShown() {
        draft("o-error", settings("o-error"));
        LoginTrip trip = LoginTrip.into("o-error", "private_customer").asked();

        trip.follow(trip.authorized(trip.query().replace("code_challenge_method=S256", "code_challenge_method=plain")));

        assertThat(trip.failed()).containsExactly("The site answers with a code");
        assertThat(trip.actual("The site answers with a code")).contains("invalid_request", "S256");
    }

    @Test
    void whoeverAsksTheTwinToBeginForAnotherProviderIsRefused() {
        draft("o-iss", settings("o-iss"));
        LoginTrip trip = LoginTrip.into("o-iss", "private_customer");
        trip.open();

        trip.login("https://elsewhere.test");

        assertThat(trip.failed()).containsExactly("Asked to begin by the site (iss)");
    }

    @Test
    void everyStepIsTakenOnceAndInTime() {
        draft("o-once", settings("o-once"));
        LoginTrip trip = LoginTrip.into("o-once", "private_customer");

        assertThat(trip.login(trip.issuer()).statusCode()).isEqualTo(409);
        trip.asked();
        assertThat(trip.login(trip.issuer()).statusCode()).isEqualTo(409);
        assertThat(trip.coded()).isNotEmpty();
        assertThat(trip.arrive(Map.of()).statusCode()).isEqualTo(303);
        assertThat(trip.arrive(Map.of()).statusCode()).isEqualTo(409);
        assertThat(trip.authorized(trip.query()).statusCode()).isEqualTo(409);
        assertThat(trip.verdict()).isEqualTo("entered");
    }

    @Test
    void aTrialThatIsOverGoesNoFurther() {
        draft("o-over", settings("o-over"));
        LoginTrip late = LoginTrip.into("o-over", "private_customer").asked();
        LoginTrip gone = LoginTrip.into("o-over", "private_customer").asked();

        age(late, Duration.ofMinutes(11));
        age(gone, Duration.ofMinutes(61));

        assertThat(late.authorized(late.query()).statusCode()).isEqualTo(409);
        assertThat(gone.authorized(gone.query()).statusCode()).isEqualTo(404);
    }

    private void age(LoginTrip trip, Duration by) {
        jdbc.sql("update trial_launch set created_at = :at where id = :id")
                .param("at", Instant.now().minus(by).atOffset(ZoneOffset.UTC))
                .param("id", trip.id())
                .update();
    }

    @Test
    void anotherSitesAddressLeadsNowhere() {
        draft("o-site", settings("o-site"));
        LoginTrip trip = LoginTrip.into("o-site", "private_customer").asked();
        Browser browser = new Browser(dashboard.server());

        String elsewhere = trip.page().replace("/s/keyed/", "/s/main/");

        assertThat(browser.open(elsewhere + "/authorize?" + trip.query()).statusCode())
                .isEqualTo(404);
        assertThat(browser.open(elsewhere + "/login?iss=x").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverMayNotEnterGetsNoCode() {
        Map<String, Object> settings = new LinkedHashMap<>(settings("o-closed"));
        settings.put("allow", "'loyalty' in customer.segments");
        draft("o-closed", settings);

        LoginTrip trip = LoginTrip.into("o-closed", "business_buyer").walked();

        assertThat(trip.verdict()).isEqualTo("refused");
        assertThat(grants(trip.client())).isZero();
    }

    @Test
    void aServiceThatHasNothingToBeginWithHasNoTwinsRoutes() {
        Trip trip = Trip.into("main", "rewards", "private_customer");
        Browser browser = new Browser(dashboard.server());

        assertThat(browser.open(trip.page + "/login?iss=x").statusCode()).isEqualTo(404);
        assertThat(browser.open(trip.page + "/authorize?client_id=x").statusCode())
                .isEqualTo(404);
    }

    private static Map<String, Object> settings(String client) {
        return settings(oidc(client));
    }

    private static Map<String, Object> settings(Map<String, Object> oidc) {
        return Map.of(
                "protocol",
                "oidc",
                "oidc",
                oidc,
                "attributes",
                Map.of("email", "customer.email", "given_name", "customer.first_name"),
                "required",
                List.of("email"));
    }

    private static Map<String, Object> oidc(String client) {
        return Map.of(
                "client_id",
                client,
                "client_secret",
                SECRET,
                "redirect_uris",
                List.of("https://club.test/cb"),
                "initiate_login_uri",
                "https://club.test/login");
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

    private void publish(String slug) {
        var owner = dashboard.caller(Role.OWNER);
        String id = desk.list(owner, "services", Map.of("filter[q][slug_eq]", slug))
                .one()
                .id();
        Reply done = desk.update(owner, "services", id, Map.of("active", true));
        assertThat(done).isInstanceOf(Reply.Done.class);
    }
}
