package io.rialto.server.handoff.oidc;

import static io.rialto.server.handoff.oidc.Relying.error;
import static io.rialto.server.handoff.oidc.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of a login after it: refreshed, revoked, logged out, over. And what is at rest of it meanwhile. */
@OnEachDatabase
class LaterTest {

    private static final int MANY = 24;

    private final TheProvider provider;

    LaterTest(TestDatabase database) {
        provider = TheProvider.on(database);
    }

    @Test
    @DisplayName("OpenID Connect Core §12.2: the same subject and auth_time, no nonce")
    void aRefreshTokenGivesTheNextTokens() {
        Relying club = Relying.club(provider).with("scope", "openid email offline_access");
        JsonNode first = club.tokens();
        provider.advance(Duration.ofDays(1));

        var answer = club.refresh(first.get("refresh_token").asString());

        JsonNode next = json(answer);
        JsonNode before = club.verified(first.get("id_token").asString());
        JsonNode after = club.verified(next.get("id_token").asString());
        assertThat(after.get("sub")).isEqualTo(before.get("sub"));
        assertThat(after.get("auth_time")).isEqualTo(before.get("auth_time"));
        assertThat(after.get("sid")).isEqualTo(before.get("sid"));
        assertThat(after.get("iat").asLong()).isGreaterThan(before.get("iat").asLong());
        assertThat(after.has("nonce")).isFalse();
        assertThat(next.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(club.userInfo(next.get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refreshingEndsAMonthAfterTheLogin() {
        Relying app = Relying.app(provider);
        String token = app.tokens().get("refresh_token").asString();
        provider.advance(Duration.ofDays(20));
        token = json(app.refresh(token)).get("refresh_token").asString();
        provider.advance(Duration.ofDays(10));

        assertThat(error(app.refresh(token))).isEqualTo("400 invalid_grant");
    }

    @Test
    @DisplayName(
            "RFC 9700 §4.14.2: of many who use one refresh token at once one gets the next, which ends with all the rest")
    void manyWhoUseOneRefreshTokenAtOnceEndTheLogin() throws Exception {
        Relying app = Relying.app(provider);
        JsonNode first = app.tokens();
        String token = first.get("refresh_token").asString();
        CyclicBarrier together = new CyclicBarrier(MANY);

        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> all = new ArrayList<>();
            for (int thread = 0; thread < MANY; thread++) {
                all.add(threads.submit(() -> {
                    together.await();
                    return app.refresh(token);
                }));
            }
            for (Future<HttpResponse<String>> one : all) {
                answers.add(one.get());
            }
        }

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(MANY - 1)
                .allSatisfy(answer -> assertThat(error(answer)).isEqualTo("400 invalid_grant"));
        JsonNode won = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(Relying::json)
                .findFirst()
                .orElseThrow();
        assertThat(error(app.refresh(won.get("refresh_token").asString()))).isEqualTo("400 invalid_grant");
        for (JsonNode tokens : List.of(first, won)) {
            assertThat(app.userInfo(tokens.get("access_token").asString()).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @DisplayName("RFC 6749 §6: less than was granted, never more")
    void aRefreshMayAskForLess() {
        Relying app = Relying.app(provider);
        String token = app.tokens().get("refresh_token").asString();

        var more =
                app.token(Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "openid email phone"));
        var less = app.token(Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "email"));

        assertThat(error(more)).isEqualTo("400 invalid_scope");
        assertThat(json(less).get("scope").asString()).isEqualTo("email");
        assertThat(json(less).has("id_token")).isFalse();
        assertThat(app.userInfo(json(less).get("access_token").asString()).statusCode())
                .isEqualTo(403);
        JsonNode again = json(app.refresh(json(less).get("refresh_token").asString()));
        assertThat(again.get("scope").asString()).isEqualTo("openid email");
    }

    @Test
    @DisplayName("RFC 7009 §2: an access token alone, or with the refresh token everything")
    void aClientEndsWhatItHas() {
        Relying app = Relying.app(provider);
        JsonNode one = app.tokens();
        JsonNode other = app.tokens();

        var access = app.post("revoke", Map.of("token", one.get("access_token").asString()));
        var refresh =
                app.post("revoke", Map.of("token", other.get("refresh_token").asString()));
        var none = app.post("revoke", Map.of("token", "no-token"));

        assertThat(List.of(access.statusCode(), refresh.statusCode(), none.statusCode()))
                .containsOnly(200);
        assertThat(app.userInfo(one.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(app.refresh(one.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);
        assertThat(app.userInfo(other.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(app.refresh(other.get("refresh_token").asString()))).isEqualTo("400 invalid_grant");
    }

    @Test
    void aClientEndsNothingOfAnothers() {
        Relying club = Relying.club(provider);
        String access = club.tokens().get("access_token").asString();

        var answer = Relying.app(provider).post("revoke", Map.of("token", access));
        var elsewhere = Relying.otherClub(provider).post("revoke", Map.of("token", access));

        assertThat(error(answer)).isEqualTo("400 invalid_grant");
        assertThat(elsewhere.statusCode()).isEqualTo(200);
        assertThat(club.userInfo(access).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "RP-Initiated Logout §2 and §3: the login's tokens end, and the customer goes where the client registered")
    void loggingOutOfTheServiceEndsItsTokens() {
        Relying club = Relying.club(provider);
        JsonNode tokens = club.tokens();
        JsonNode others = club.tokens();
        provider.advance(Duration.ofMinutes(6));

        var answer = logout(Map.of(
                "id_token_hint",
                tokens.get("id_token").asString(),
                "post_logout_redirect_uri",
                "https://club.test/bye",
                "state",
                "a&b"));

        assertThat(TheProvider.location(answer)).isEqualTo("https://club.test/bye?state=a%26b");
        assertThat(club.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(club.userInfo(others.get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLogoutGoesNowhereElse() {
        String hint = Relying.club(provider).tokens().get("id_token").asString();
        String foreign = Relying.otherClub(provider).tokens().get("id_token").asString();
        String bye = "https://club.test/bye";

        var plain = logout(Map.of());
        var evil = logout(Map.of("id_token_hint", hint, "post_logout_redirect_uri", "https://evil.test/"));
        var unasked = logout(Map.of("post_logout_redirect_uri", bye));
        var other = logout(Map.of("id_token_hint", hint, "client_id", "app", "post_logout_redirect_uri", bye));
        var site = logout(Map.of("id_token_hint", foreign, "post_logout_redirect_uri", bye));
        var named = logout(Map.of("client_id", "club", "post_logout_redirect_uri", bye));

        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(List.of(evil.statusCode(), unasked.statusCode(), other.statusCode(), site.statusCode()))
                .containsOnly(400);
        assertThat(TheProvider.location(named)).isEqualTo(bye);
    }

    @Test
    @DisplayName("Back-Channel Logout §2.7: what was granted to outlast the session does")
    void theEndOfASessionEndsWhatLivedByIt() {
        Relying club = Relying.club(provider);
        JsonNode tokens = club.tokens();
        JsonNode offline = club.with("scope", "openid offline_access").tokens();

        loggedOut(club, tokens);
        loggedOut(club, offline);

        assertThat(club.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        var refreshed = club.refresh(offline.get("refresh_token").asString());
        assertThat(refreshed.statusCode()).isEqualTo(200);

        shutOut(club, offline);

        assertThat(error(club.refresh(json(refreshed).get("refresh_token").asString())))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    @DisplayName("Back-Channel Logout §2.4 and §2.5: a signed token names the session, and nobody")
    void theServiceIsTold() {
        Relying told = Relying.told(provider);
        JsonNode tokens = told.tokens();

        var outcome = loggedOut(told, tokens);

        assertThat(outcome).isEqualTo(BackChannel.Told.YES);
        String body = provider.told.last();
        assertThat(body).startsWith("logout_token=");
        String token = body.substring("logout_token=".length());
        JsonNode claims = told.verified(token);
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8))
                .contains("\"typ\":\"logout+jwt\"");
        assertThat(claims.propertyNames()).containsExactly("iss", "aud", "iat", "exp", "jti", "sid", "events");
        assertThat(claims.get("sid").asString()).isEqualTo(session(told, tokens));
        assertThat(claims.get("events").toString())
                .isEqualTo("{\"http://schemas.openid.net/event/backchannel-logout\":{}}");
    }

    @Test
    void aServiceThatCannotBeToldIsKnownToBeSo() {
        Relying told = Relying.told(provider);
        Relying club = Relying.club(provider);

        assertThat(loggedOut(club, club.tokens())).isEqualTo(BackChannel.Told.NOT_WANTED);
        provider.told.answering(400);
        assertThat(loggedOut(told, told.tokens())).isEqualTo(BackChannel.Told.REFUSED);
        provider.told.answering(503);
        assertThat(loggedOut(told, told.tokens())).isEqualTo(BackChannel.Told.UNREACHABLE);
        provider.told.answering(200);
    }

    @Test
    void theShopsLogoutReachesTheServiceBehindTheBrowser() {
        Relying told = Relying.told(provider);
        JsonNode tokens = told.tokens();

        var answer = provider.visit()
                .get(provider.issuer("main") + "/logout?ticket="
                        + provider.ticket("main", "logout").build());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(provider.told.last()).startsWith("logout_token=");
        assertThat(told.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLogoutTokenIsNoIdToken() {
        Relying told = Relying.told(provider);
        loggedOut(told, told.tokens());
        String token = provider.told.last().substring("logout_token=".length());

        var answer = logout(Map.of("id_token_hint", token));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void nothingOfTheCustomerIsAtRest() {
        Relying app = Relying.app(provider);
        String code = app.code();
        JsonNode tokens = json(app.redeem(code));

        String rows = provider.jdbc()
                        .sql("select * from oidc_grant")
                        .query()
                        .listOfRows()
                        .toString()
                + provider.jdbc().sql("select * from oidc_token").query().listOfRows()
                + provider.jdbc().sql("select * from launch").query().listOfRows();

        assertThat(rows)
                .doesNotContainIgnoringCase("jane")
                .doesNotContain("example.test")
                .doesNotContain(code)
                .doesNotContain(tokens.get("access_token").asString())
                .doesNotContain(tokens.get("refresh_token").asString())
                .doesNotContain(app.verified(tokens.get("id_token").asString())
                        .get("sub")
                        .asString());
    }

    @Test
    void whatIsOverIsRemoved() {
        Relying app = Relying.app(provider);
        app.tokens();
        app.code();
        long before = count("oidc_grant");
        provider.advance(Duration.ofDays(31));

        provider.removeOver();

        assertThat(before).isPositive();
        assertThat(count("oidc_grant")).isZero();
        assertThat(count("oidc_token")).isZero();
        assertThat(count("oidc_assertion")).isZero();
    }

    private long count(String table) {
        return provider.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private BackChannel.Told loggedOut(Relying client, JsonNode tokens) {
        return backChannel().loggedOut(site(), service(client), session(client, tokens));
    }

    private BackChannel.Told shutOut(Relying client, JsonNode tokens) {
        return backChannel().shutOut(site(), service(client), session(client, tokens));
    }

    private BackChannel backChannel() {
        return provider.server.bean(BackChannel.class);
    }

    private Site site() {
        return provider.server.bean(Sites.class).bySlug("main").orElseThrow();
    }

    private ExternalService service(Relying client) {
        return provider.server
                .bean(ExternalServices.class)
                .bySlug(site().id(), client.service())
                .orElseThrow();
    }

    private static String session(Relying club, JsonNode tokens) {
        return club.verified(tokens.get("id_token").asString()).get("sid").asString();
    }

    private HttpResponse<String> logout(Map<String, String> parameters) {
        return provider.server.get("/s/main/oauth2/logout?" + Relying.form(parameters));
    }
}
