package io.rialto.server.handoff.oidc;

import static io.rialto.server.handoff.oidc.Relying.error;
import static io.rialto.server.handoff.oidc.Relying.json;
import static io.rialto.server.handoff.oidc.Relying.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever is not the client, or not the one that the code or token was for, gets nothing. */
@OnEachDatabase
class ForgedTokensTest {

    private final TheProvider provider;

    ForgedTokensTest(TestDatabase database) {
        provider = TheProvider.on(database);
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2: a replayed code takes back what it gave")
    void aReplayedCodeTakesBackWhatItGave() {
        Relying app = Relying.app(provider);
        String code = app.code();
        JsonNode tokens = json(app.redeem(code));

        var again = app.redeem(code);

        assertThat(error(again)).isEqualTo("400 invalid_grant");
        assertThat(app.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(app.refresh(tokens.get("refresh_token").asString()))).isEqualTo("400 invalid_grant");
    }

    @Test
    void ofManyWhoComeWithOneCodeAtOnceNobodyKeepsAToken() throws Exception {
        Relying app = Relying.app(provider);
        String code = app.code();
        List<Callable<HttpResponse<String>>> all = new ArrayList<>();
        for (int at = 0; at < 8; at++) {
            all.add(() -> app.redeem(code));
        }

        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }

        List<HttpResponse<String>> good =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(good).hasSize(1);
        assertThat(app.userInfo(json(good.getFirst()).get("access_token").asString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("RFC 9700 §4.14.2: a replayed refresh token takes back the whole family")
    void aReplayedRefreshTokenTakesBackTheFamily() {
        Relying app = Relying.app(provider);
        JsonNode first = app.tokens();
        JsonNode second = json(app.refresh(first.get("refresh_token").asString()));

        var replayed = app.refresh(first.get("refresh_token").asString());

        assertThat(error(replayed)).isEqualTo("400 invalid_grant");
        assertThat(error(app.refresh(second.get("refresh_token").asString()))).isEqualTo("400 invalid_grant");
        assertThat(app.userInfo(second.get("access_token").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCodeIsNothingToAnotherClientAndStaysGood() {
        Relying club = Relying.club(provider);
        String code = club.code();

        var injected = Relying.legacy(provider).redeem(code, Map.of("redirect_uri", "https://club.test/cb"));

        assertThat(error(injected)).isEqualTo("400 invalid_grant");
        assertThat(club.redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeIsNothingAtAnotherSite() {
        Relying club = Relying.club(provider);
        String code = club.code();

        assertThat(error(Relying.otherClub(provider).redeem(code))).isEqualTo("400 invalid_grant");
    }

    @Test
    void anAccessTokenIsNothingAtAnotherSite() {
        String access = Relying.club(provider).tokens().get("access_token").asString();

        assertThat(Relying.otherClub(provider).userInfo(access).statusCode()).isEqualTo(401);
    }

    @Test
    void oneKindOfTokenIsNotAnother() {
        Relying app = Relying.app(provider);
        String code = app.code();
        JsonNode tokens = json(app.redeem(code));

        assertThat(app.userInfo(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(app.userInfo(tokens.get("id_token").asString()).statusCode()).isEqualTo(401);
        assertThat(error(app.refresh(tokens.get("access_token").asString()))).isEqualTo("400 invalid_grant");
        assertThat(error(app.redeem(tokens.get("access_token").asString()))).isEqualTo("400 invalid_grant");
        assertThat(app.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("RFC 6749 §4.1.3: the redirect_uri of the request")
    void aCodeGoesWithTheAddressItWasSentTo() {
        Relying club = Relying.club(provider);

        assertThat(error(club.redeem(club.code(), Map.of("redirect_uri", "https://club.test/other?with=query"))))
                .isEqualTo("400 invalid_grant");
        assertThat(error(club.redeem(club.code(), Map.of("redirect_uri", "")))).isEqualTo("400 invalid_request");
    }

    @Test
    @DisplayName("RFC 7636 §4.6: the verifier, and none for a code without a challenge (RFC 9700 §4.8.2)")
    void aCodeGoesWithItsVerifier() {
        Relying club = Relying.club(provider);
        Relying legacy = Relying.legacy(provider);
        var gold = provider.ticket("main", "legacy").withCustomer("segments", List.of("gold"));
        String unchallenged = query(legacy.login(gold)).get("code");
        String code = club.code();

        assertThat(error(club.redeem(code, Map.of("code_verifier", "x".repeat(43)))))
                .isEqualTo("400 invalid_grant");
        assertThat(error(club.redeem(code))).as("it is gone").isEqualTo("400 invalid_grant");
        assertThat(error(club.redeem(club.code(), Map.of("code_verifier", "")))).isEqualTo("400 invalid_grant");
        assertThat(error(club.redeem(club.code(), Map.of("code_verifier", Relying.challenge(Relying.VERIFIER)))))
                .as("the challenge is no verifier")
                .isEqualTo("400 invalid_grant");
        assertThat(error(legacy.redeem(unchallenged, Map.of("code_verifier", Relying.VERIFIER))))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    @DisplayName("RFC 6749 §5.2: invalid_client, with the challenge for whoever used the header")
    void aWrongSecretIsNoClient() {
        Relying club = Relying.club(provider).from("10.2.2.2");

        var byHeader = club.send(
                "/s/main/oauth2/token", Map.of("grant_type", "x"), "Authorization", Relying.basic("club", "wrong"));
        var byBody = club.send(
                "/s/main/oauth2/token", Map.of("grant_type", "x", "client_id", "club", "client_secret", "wrong"));
        var nobody = club.send("/s/main/oauth2/token", Map.of("grant_type", "x"));
        var without = club.send("/s/main/oauth2/token", Map.of("grant_type", "x", "client_id", "club"));
        var twice = club.provingBy("post")
                .send(
                        "/s/main/oauth2/token",
                        Map.of("client_secret", TheProvider.SECRET, "grant_type", "x"),
                        "Authorization",
                        Relying.basic("club", TheProvider.SECRET));

        assertThat(error(byHeader)).isEqualTo("401 invalid_client");
        assertThat(byHeader.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"main\"");
        assertThat(error(byBody)).isEqualTo("401 invalid_client");
        assertThat(byBody.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(error(nobody)).isEqualTo("401 invalid_client");
        assertThat(error(without)).isEqualTo("401 invalid_client");
        assertThat(error(twice)).isEqualTo("400 invalid_request");
        assertThat(json(twice).get("error_description").asString()).containsPattern("Reference [0-9A-Z]{12}");
    }

    @Test
    void aClientProvesItselfInItsOwnWayOnly() {
        Relying other = Relying.club(provider).from("10.2.2.3");

        var legacyByHeader = other.send(
                "/s/main/oauth2/token",
                Map.of("grant_type", "x"),
                "Authorization",
                Relying.basic("legacy", TheProvider.SECRET));
        var keysBySecret = other.send(
                "/s/main/oauth2/token",
                Map.of("grant_type", "x"),
                "Authorization",
                Relying.basic("keys", TheProvider.SECRET));
        var keysByName = other.send("/s/main/oauth2/token", Map.of("grant_type", "x", "client_id", "keys"));
        var appBySecret = other.send(
                "/s/main/oauth2/token",
                Map.of("grant_type", "x"),
                "Authorization",
                Relying.basic("app", TheProvider.SECRET));

        assertThat(List.of(error(legacyByHeader), error(keysBySecret), error(keysByName), error(appBySecret)))
                .containsOnly("401 invalid_client");
    }

    @Test
    void whoGuessesIsSlowedDownAndNobodyElseIs() {
        Relying guesser = Relying.club(provider).from("10.3.3.3");
        for (int guess = 0; guess < 20; guess++) {
            assertThat(guesser.send(
                                    "/s/main/oauth2/token",
                                    Map.of(),
                                    "Authorization",
                                    Relying.basic("club", "g" + guess))
                            .statusCode())
                    .isEqualTo(401);
        }

        var throttled = guesser.token(Map.of("grant_type", "x"));
        var another = Relying.club(provider).from("10.3.3.4").token(Map.of("grant_type", "x"));

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).isPresent();
        assertThat(error(another)).isEqualTo("400 unsupported_grant_type");
    }

    @Test
    @DisplayName("RFC 7523 §3, RFC 8725: assertions that are wrong, each in one thing")
    void aWrongAssertionIsNoClient() {
        long now = provider.clock.instant().getEpochSecond();

        refused("names another key of the same id", assertion().signedBy(ClientKey.ANOTHER));
        refused("signature of another message", spliced());
        refused("unsigned", unsigned());
        refused("HMAC under the public key", hmac());
        refused(
                "unknown kid",
                assertion()
                        .headed(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("../../x"))
                        .signed());
        refused(
                "key of its own",
                assertion()
                        .headed(new JWSHeader.Builder(JWSAlgorithm.PS256)
                                .jwk(ClientKey.ANOTHER.toPublicJWK())
                                .jwkURL(URI.create("https://evil.test/jwks")))
                        .signedBy(ClientKey.ANOTHER));
        refused(
                "weaker digest than is allowed",
                assertion()
                        .headed(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("its-key"))
                        .signed());
        refused("another audience", assertion().with("aud", "https://evil.test").signed());
        refused(
                "a second audience",
                assertion()
                        .with("aud", List.of(provider.issuer("main"), "https://evil.test"))
                        .signed());
        refused(
                "another site",
                assertion().with("aud", provider.issuer("other")).signed());
        refused("no audience", assertion().without("aud").signed());
        refused("another issuer", assertion().with("iss", "club").signed());
        refused("another subject", assertion().with("sub", "club").signed());
        refused("expired", assertion().with("exp", now - 31).signed());
        refused("no end", assertion().without("exp").signed());
        refused("endless", assertion().with("exp", now + 700).signed());
        refused("not yet", assertion().with("nbf", now + 60).signed());
        refused("without a name", assertion().without("jti").signed());
        refused("too long", assertion().with("x", "x".repeat(9_000)).signed());
        refused("no JWT", "a.b.c");
        assertThat(Relying.keys(provider).token(Map.of("grant_type", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAssertionIsGoodOnce() {
        String assertion = assertion().signed();
        Map<String, String> request = Map.of("grant_type", "x", "client_assertion", assertion);

        var first = Relying.keys(provider).from("10.4.4.4").token(request);
        var second = Relying.keys(provider).from("10.4.4.4").token(request);

        assertThat(error(first)).isEqualTo("400 unsupported_grant_type");
        assertThat(error(second)).isEqualTo("401 invalid_client");
    }

    @Test
    void aFormIsReadOnceAndFromTheBodyAlone() {
        Relying club = Relying.club(provider).from("10.5.5.5");
        String credentials = Relying.basic("club", TheProvider.SECRET);

        var twice = provider.server.post(
                "/s/main/oauth2/token",
                "application/x-www-form-urlencoded",
                "grant_type=refresh_token&grant_type=authorization_code",
                "Authorization",
                credentials);
        var inTheAddress =
                club.send("/s/main/oauth2/token?grant_type=authorization_code", Map.of(), "Authorization", credentials);
        var json = provider.server.post(
                "/s/main/oauth2/token", "application/json", "{\"grant_type\":\"x\"}", "Authorization", credentials);
        var long_ = club.send("/s/main/oauth2/token", Map.of("code", "c".repeat(17_000)), "Authorization", credentials);
        var byGet = provider.server.get("/s/main/oauth2/token?grant_type=x", "Authorization", credentials);

        assertThat(error(twice)).isEqualTo("400 invalid_request");
        assertThat(error(inTheAddress)).isEqualTo("400 invalid_request");
        assertThat(error(json)).isEqualTo("415 invalid_request");
        assertThat(error(long_)).isEqualTo("413 invalid_request");
        assertThat(byGet.statusCode()).isEqualTo(405);
    }

    @Test
    @DisplayName("RFC 6750 §2.3 is not offered: an address ends up in logs")
    void aTokenInTheAddressIsNone() {
        String access = Relying.club(provider).tokens().get("access_token").asString();

        var answer = provider.server.get("/s/main/oauth2/userinfo?access_token=" + access);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"main\"");
    }

    private ClientKey assertion() {
        return new ClientKey(provider);
    }

    private int guesses;

    private void refused(String why, String assertion) {
        var answer = Relying.keys(provider)
                .from("10.6.6." + guesses++)
                .token(Map.of("grant_type", "x", "client_assertion", assertion));
        assertThat(error(answer)).as(why).isEqualTo("401 invalid_client");
    }

    private String spliced() {
        String[] one = assertion().signed().split("\\.", -1);
        String[] other = assertion().signed().split("\\.", -1);
        return one[0] + "." + one[1] + "." + other[2];
    }

    private String unsigned() {
        String header = "{\"alg\":\"none\"}";
        return encoded(header) + "." + encoded(assertion().claimsAsJson()) + ".";
    }

    private String hmac() {
        try {
            JWSObject jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("its-key").build(),
                    new Payload(assertion().claimsAsJson()));
            jws.sign(new MACSigner(ClientKey.PAIR.toRSAPublicKey().getEncoded()));
            return jws.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
