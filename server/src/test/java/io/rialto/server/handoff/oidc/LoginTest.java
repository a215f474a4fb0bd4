package io.rialto.server.handoff.oidc;

import static io.rialto.server.handoff.oidc.Relying.error;
import static io.rialto.server.handoff.oidc.Relying.json;
import static io.rialto.server.handoff.oidc.Relying.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A customer logs in to services that are OpenID Connect clients. */
@OnEachDatabase
class LoginTest {

    private final TheProvider provider;

    LoginTest(TestDatabase database) {
        provider = TheProvider.on(database);
    }

    @Test
    void theServiceGetsACodeAndForItWhatTheMappingReleases() {
        Relying club = Relying.club(provider);

        var back = club.login();

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(TheProvider.location(back)).startsWith("https://club.test/cb?code=");
        assertThat(query(back)).containsOnlyKeys("code", "state", "iss");
        assertThat(query(back)).containsEntry("state", "a state").containsEntry("iss", provider.issuer("main"));
        assertThat(back.headers().firstValue("Cache-Control")).contains("no-store");
        var answer = club.redeem(query(back).get("code"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode tokens = json(answer);
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(600);
        assertThat(tokens.get("scope").asString()).isEqualTo("openid email");
        assertThat(tokens.has("refresh_token")).isFalse();
        JsonNode claims = club.verified(tokens.get("id_token").asString());
        long now = provider.clock.instant().getEpochSecond();
        assertThat(claims.get("iss").asString()).isEqualTo(provider.issuer("main"));
        assertThat(claims.get("aud").asString()).isEqualTo("club");
        assertThat(claims.get("exp").asLong()).isEqualTo(now + 300);
        assertThat(claims.get("iat").asLong()).isEqualTo(now);
        assertThat(claims.get("auth_time").asLong()).isEqualTo(now - 100);
        assertThat(claims.get("nonce").asString()).isEqualTo("a-nonce");
        assertThat(claims.get("sub").asString()).hasSize(43).doesNotContain("jane");
        assertThat(claims.get("sid").asString()).hasSize(33);
        assertThat(claims.get("at_hash").asString())
                .isEqualTo(half(tokens.get("access_token").asString()));
        assertThat(claims.get("email").asString()).isEqualTo("jane.doe@example.test");
        assertThat(claims.get("email_verified").isBoolean()).isTrue();
        assertThat(claims.get("points").isIntegralNumber()).isTrue();
        assertThat(claims.get("segments").toString()).isEqualTo("[\"loyalty\",\"wholesale\"]");
        assertThat(claims.has("family_name")).isFalse();
    }

    @Test
    @DisplayName("OpenID Connect Core §5.3: the same claims for the bearer of the access token, by GET, POST and form")
    void userInfoSaysTheSame() {
        Relying club = Relying.club(provider);
        JsonNode tokens = club.tokens();
        String access = tokens.get("access_token").asString();
        JsonNode claims = club.verified(tokens.get("id_token").asString());

        var byGet = club.userInfo(access);
        var byPost = club.send("/s/main/oauth2/userinfo", Map.of(), "Authorization", "bearer " + access);
        var byForm = club.send("/s/main/oauth2/userinfo", Map.of("access_token", access));

        assertThat(byGet.statusCode()).isEqualTo(200);
        assertThat(json(byGet).propertyNames())
                .containsExactly("sub", "email", "email_verified", "given_name", "segments", "points");
        assertThat(json(byGet).get("sub")).isEqualTo(claims.get("sub"));
        assertThat(byPost.body()).isEqualTo(byGet.body());
        assertThat(byForm.body()).isEqualTo(byGet.body());
    }

    @Test
    void theSubjectIsAnotherAtEachServiceAndSite() {
        JsonNode club = Relying.club(provider).tokens();
        JsonNode again = Relying.club(provider).tokens();
        JsonNode app = Relying.app(provider).tokens();
        JsonNode other = Relying.otherClub(provider).tokens();
        JsonNode byEmail = Relying.keys(provider).tokens();

        assertThat(subject(club)).isEqualTo(subject(again));
        assertThat(List.of(subject(club), subject(app), subject(other), subject(byEmail)))
                .doesNotHaveDuplicates();
        assertThat(subject(byEmail)).isEqualTo("jane.doe@example.test");
    }

    @Test
    @DisplayName("Form Post Response Mode §2: the answer is a form that posts itself")
    void theAnswerMayBeAForm() {
        var page = Relying.club(provider).with("response_mode", "form_post").login();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("action=\"https://club.test/cb\"")
                .contains("name=\"state\" value=\"a state\"")
                .contains("name=\"iss\" value=\"" + provider.issuer("main") + "\"")
                .containsPattern("name=\"code\" value=\"[A-Za-z0-9_-]{43}\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action https://club.test");
    }

    @Test
    void aRegisteredAddressMayHaveAQuery() {
        var back = Relying.club(provider)
                .with("redirect_uri", "https://club.test/other?with=query")
                .login();

        assertThat(TheProvider.location(back)).startsWith("https://club.test/other?with=query&code=");
    }

    @Test
    @DisplayName("OpenID Connect Core §3.1.2.1: the request may be a form as well")
    void theRequestMayBeAForm() {
        Relying club = Relying.club(provider);
        String authorize = club.authorize();

        var answer = provider.server.post(
                "/s/main/oauth2/authorize",
                "application/x-www-form-urlencoded",
                authorize.substring(authorize.indexOf('?') + 1));

        assertThat(TheProvider.nonce(answer)).hasSize(32);
    }

    @Test
    @DisplayName("OpenID Connect Core §3.1.2.6: login_required without any page, when nobody may be asked")
    void promptNoneAsksNobody() {
        Relying club = Relying.club(provider).with("prompt", "none");
        TheProvider.Visit visit = provider.visit();

        var toShop = club.ask(visit);
        var back = visit.comeWithNobody("main", toShop);

        assertThat(TheProvider.location(toShop)).contains("&prompt=none");
        assertThat(query(back))
                .containsEntry("error", "login_required")
                .containsEntry("state", "a state")
                .containsEntry("iss", provider.issuer("main"))
                .doesNotContainKey("code");
        assertThat(query(back).get("error_description")).containsPattern("Reference [0-9A-Z]{12}");
    }

    @Test
    void promptLoginAndMaxAgeAreTheShopsToHeed() {
        Relying club = Relying.club(provider).with("max_age", "60").with("prompt", "login");
        TheProvider.Visit visit = provider.visit();

        var toShop = club.ask(visit);
        var tooOld = visit.come("main", toShop, provider.ticket("main", "club"));

        assertThat(TheProvider.location(toShop)).contains("&prompt=login").contains("&max_age=60");
        assertThat(tooOld.statusCode()).isEqualTo(403);
        assertThat(tooOld.body())
                .contains("Please log in again")
                .contains("https://club.test/cb?error=login_required")
                .doesNotContain("access_denied");
        TheProvider.Visit anew = provider.visit();
        var back = anew.come(
                "main",
                club.ask(anew),
                provider.ticket("main", "club")
                        .with("auth_time", provider.clock.instant().getEpochSecond()));
        assertThat(query(back)).containsKey("code");
    }

    @Test
    @DisplayName(
            "OpenID Connect Core §3.1.2.6: login_required at once, when the login is too old and nobody may be asked")
    void aLoginThatIsTooOldIsNoneWhereNobodyMayBeAsked() {
        Relying club = Relying.club(provider).with("max_age", "60").with("prompt", "none");

        var back = club.login();

        assertThat(query(back)).containsEntry("error", "login_required").doesNotContainKey("code");
        assertThat(query(back).get("error_description")).startsWith("The customer has to log in to the shop again.");
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2.1: access_denied, with a reference and nothing about the customer")
    void whoMayNotEnterComesBackWithAccessDenied() {
        Relying legacy = Relying.legacy(provider);

        var page = legacy.login();
        var atOnce = Relying.legacy(provider).with("prompt", "none").login();

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("https://legacy.test/cb?error=access_denied")
                .contains("Back to Legacy");
        assertThat(query(atOnce)).containsEntry("error", "access_denied").doesNotContainKey("code");
        assertThat(query(atOnce).get("error_description"))
                .containsPattern("Reference [0-9A-Z]{12}")
                .doesNotContain("jane");
    }

    @Test
    void anotherCustomerThanTheServiceExpectsDoesNotComeBack() {
        Relying club = Relying.club(provider);
        String hint = club.tokens().get("id_token").asString();

        var same = club.with("id_token_hint", hint).login();
        var other = club.login(provider.ticket("main", "club").with("sub", "43"));

        assertThat(query(same)).containsKey("code");
        assertThat(query(other)).containsEntry("error", "login_required").doesNotContainKey("code");
    }

    @Test
    @DisplayName("OpenID Connect Core §4: a launch begins at the service, which then asks")
    void aLaunchGoesToTheServiceFirst() {
        var answer = provider.visit().get("/s/main/launch/club?to=https%3A%2F%2Fclub.test%2Fpoints%3Fa%3Db");

        assertThat(TheProvider.location(answer))
                .isEqualTo("https://club.test/start?iss=" + Relying.encoded(provider.issuer("main"))
                        + "&target_link_uri=https%3A%2F%2Fclub.test%2Fpoints%3Fa%3Db");
    }

    @Test
    void aServiceWithAWayOfItsOwnToBeginIsOpenedThere() {
        var plain = provider.visit().get("/s/main/launch/legacy");
        var deep = provider.visit().get("/s/main/launch/legacy?to=https%3A%2F%2Flegacy.test%2Fcart%3Fa%3Db");
        var foreign = provider.visit().get("/s/main/launch/legacy?to=https%3A%2F%2Fevil.test%2F");

        assertThat(TheProvider.location(plain)).isEqualTo("https://legacy.test/login?return_to=%2F");
        assertThat(TheProvider.location(deep)).isEqualTo("https://legacy.test/login?return_to=%2Fcart%3Fa%3Db");
        assertThat(foreign.statusCode()).isEqualTo(400);
    }

    @Test
    void aTargetThatIsNotAllowedGoesNowhere() {
        var answer = provider.visit().get("/s/main/launch/club?to=https%3A%2F%2Fevil.test%2F");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aServiceThatOnlyBeginsItselfHasNoLaunchAndNoTile() {
        var answer = provider.visit().get("/s/main/launch/app");
        TheProvider.Visit visit = provider.visit();
        var tiles = visit.come("main", visit.get("/s/main/services"), provider.ticket("main", "services"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This service begins on its own page");
        assertThat(tiles.body()).contains("Club").doesNotContain("/launch/app");
    }

    @Test
    @DisplayName("RFC 7636, RFC 8252: an app shows its verifier in place of a secret, and may have a scheme of its own")
    void anAppNeedsNoSecret() {
        Relying app = Relying.app(provider);

        JsonNode tokens = app.tokens();

        assertThat(app.verified(tokens.get("id_token").asString()).get("email").asString())
                .isEqualTo("jane.doe@example.test");
        assertThat(tokens.has("refresh_token")).isTrue();
    }

    @Test
    void aClientSignsInPlaceOfASecret() {
        assertThat(Relying.keys(provider).redeem(Relying.keys(provider).code()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOldClientWithoutPkceIsAnExceptionThatSomebodyMade() {
        Relying legacy = Relying.legacy(provider);
        String code = query(legacy.login(provider.ticket("main", "legacy").withCustomer("segments", List.of("gold"))))
                .get("code");

        assertThat(legacy.redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeLivesAMinute() {
        Relying club = Relying.club(provider);
        String code = club.code();
        provider.advance(Duration.ofSeconds(60));

        assertThat(error(club.redeem(code))).isEqualTo("400 invalid_grant");
    }

    @Test
    void anAccessTokenLivesTenMinutes() {
        Relying club = Relying.club(provider);
        String access = club.tokens().get("access_token").asString();
        provider.advance(Duration.ofSeconds(599));
        var late = club.userInfo(access);
        provider.advance(Duration.ofSeconds(1));
        var tooLate = club.userInfo(access);

        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(tooLate.statusCode()).isEqualTo(401);
        assertThat(tooLate.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer ")
                .contains("error=\"invalid_token\"");
    }

    @Test
    void theConfigurationSaysWhatThereIs() {
        var answer = provider.server.get("/s/main/.well-known/openid-configuration");

        JsonNode all = json(answer);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(all.get("issuer").asString()).isEqualTo(provider.issuer("main"));
        for (String name : List.of(
                "authorization_endpoint",
                "token_endpoint",
                "userinfo_endpoint",
                "jwks_uri",
                "revocation_endpoint",
                "end_session_endpoint")) {
            URI address = URI.create(all.get(name).asString());
            assertThat(address.toString()).startsWith(provider.issuer("main") + "/oauth2/");
            assertThat(provider.server.get(address.getPath()).statusCode())
                    .as(name)
                    .isIn(200, 400, 401, 405);
        }
        assertThat(all.get("id_token_signing_alg_values_supported").toString()).isEqualTo("[\"RS256\"]");
        assertThat(all.get("request_uri_parameter_supported").asBoolean(true)).isFalse();
    }

    @Test
    void aSiteThatIsUnknownOrSwitchedOffHasNothing() {
        for (String site : List.of("asleep", "nowhere")) {
            for (String path : List.of(
                    ".well-known/openid-configuration",
                    "oauth2/jwks",
                    "oauth2/authorize",
                    "oauth2/userinfo",
                    "oauth2/logout")) {
                assertThat(provider.server.get("/s/" + site + "/" + path).statusCode())
                        .isEqualTo(404);
            }
            for (String path : List.of("oauth2/token", "oauth2/revoke", "oauth2/authorize")) {
                assertThat(provider.server
                                .post("/s/" + site + "/" + path, "application/x-www-form-urlencoded", "")
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    private String subject(JsonNode tokens) {
        String payload = tokens.get("id_token").asString().split("\\.", -1)[1];
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(payload))
                .get("sub")
                .asString();
    }

    private static String half(String access) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(access.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
