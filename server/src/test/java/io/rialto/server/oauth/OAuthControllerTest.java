package io.rialto.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Role;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OAuthControllerTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Tokens fixture = new Tokens(TestDatabase.H2);
    private final MockMvc server = MockMvcBuilders.standaloneSetup(
                    new OAuthController(fixture.endpoint(), fixture.people.clock), new JwksController(fixture.keys))
            .build();
    private final String id = fixture.made.credential().clientId();
    private final String secret = fixture.made.secret();

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/vnd.api+json", "application/json; charset=utf-8"})
    void jsonGetsATokenHoweverItIsCalled(String type) throws Exception {
        var answer = post("/oauth/token", type, json("client_credentials"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getContentType()).isEqualTo("application/json;charset=utf-8");
        assertThat(answer.getHeader("X-Ratelimit-Limit")).isEqualTo("30");
        assertThat(answer.getHeader("X-Ratelimit-Interval")).isEqualTo("60");
        assertThat(answer.getHeader("X-Ratelimit-Remaining")).isEqualTo("29");
        JsonNode body = body(answer);
        assertThat(body.propertyNames())
                .containsExactly("access_token", "token_type", "expires_in", "scope", "created_at");
        assertThat(body.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").asInt()).isEqualTo(7200);
        assertThat(body.get("scope").asString()).isEqualTo("provisioning-api");
        assertThat(body.get("created_at").asLong())
                .isEqualTo(fixture.people.clock.instant().getEpochSecond());
        assertThat(fixture.tokens.check(body.get("access_token").asString())).isInstanceOf(TokenCheck.Good.class);
    }

    @Test
    void aTokenGivenAgainSaysHowLongItLastsStill() throws Exception {
        String first = body(post("/oauth/token", "application/json", json("client_credentials")))
                .get("access_token")
                .asString();
        fixture.people.clock.advance(Duration.ofSeconds(4732));

        JsonNode again = body(post("/oauth/token", "application/json", json("client_credentials")));

        assertThat(again.get("access_token").asString()).isEqualTo(first);
        assertThat(again.get("expires_in").asInt()).isEqualTo(2468);
    }

    @Test
    @DisplayName("RFC 6749 §2.3.1: HTTP Basic, its halves form-encoded, and a form")
    void basicAndAFormGetAToken() throws Exception {
        fixture.people.fileCredentials.name(fixture.acme.id(), fixture.olga.user(), "CI", "c:i", "s%c rét+");

        var answer = server.perform(form("grant_type=client_credentials")
                        .header("Authorization", basic("c%3Ai", "s%25c+r%C3%A9t%2B")))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void aFormAloneGetsATokenToo() throws Exception {
        var answer = server.perform(
                        form("grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret + "&scope="))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"scope\":\"\"",
                "\"scope\":\"provisioning-api\"",
                "\"unknown\":[{\"a\":null}]",
                "\"scope\":null"
            })
    void whatIsUsualOrUnknownDoesNoHarm(String more) throws Exception {
        String body = json("client_credentials").replace("}", "," + more + "}");

        assertThat(post("/oauth/token", "application/json", body).getStatus()).isEqualTo(200);
    }

    @Test
    void aWrongClientIsRefusedAsRecorded() throws Exception {
        String expected = """
                {"errors":[{"title":"invalid_client","detail":"Client authentication failed due to unknown client, no client \
                authentication included, or unsupported authentication method.","code":"UNAUTHORIZED","status":401}]}""";

        var wrong = post(
                "/oauth/token", "application/json", json("client_credentials").replace(secret, "wrong"));
        var unknown = post(
                "/oauth/token", "application/json", json("client_credentials").replace(id, "unknown"));
        var nobody = post("/oauth/token", "application/json", "{\"grant_type\":\"client_credentials\"}");
        var twoWays = server.perform(form("grant_type=client_credentials&client_secret=" + secret)
                        .header("Authorization", basic(id, secret)))
                .andReturn()
                .getResponse();

        for (var answer : new MockHttpServletResponse[] {wrong, unknown, nobody, twoWays}) {
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getContentAsString()).isEqualTo(expected);
            assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Basic");
        }
    }

    @Test
    void anAddressIsNoPlaceForCredentials() throws Exception {
        var answer = server.perform(MockMvcRequestBuilders.post("/oauth/token?grant_type=client_credentials&client_id="
                                + id + "&client_secret=" + secret)
                        .contentType("application/x-www-form-urlencoded")
                        .content(""))
                .andReturn()
                .getResponse();

        assertThat(error(answer).get("title").asString()).isEqualTo("invalid_request");
    }

    @Test
    void otherGrantsAndScopesAreRefused() throws Exception {
        var grant = post("/oauth/token", "application/json", json("password"));
        var scope = post(
                "/oauth/token",
                "application/json",
                json("client_credentials").replace("}", ",\"scope\":\"metrics-api\"}"));

        assertThat(error(grant).get("title").asString()).isEqualTo("unsupported_grant_type");
        assertThat(error(scope).get("title").asString()).isEqualTo("invalid_scope");
        assertThat(grant.getStatus()).isEqualTo(400);
        assertThat(scope.getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"grant_type\":\"client_credentials\",\"grant_type\":\"client_credentials\"}",
                "{\"grant_type\":",
                "{\"grant_type\":7}",
                "\u0000"
            })
    void whatIsNoRequestIsRefused(String body) throws Exception {
        var answer = post("/oauth/token", "application/json", body);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(error(answer).get("title").asString()).isEqualTo("invalid_request");
    }

    @Test
    @DisplayName("RFC 6749 §3.2: no parameter stands there twice")
    void aFormSaysEverythingOnce() throws Exception {
        var twice = server.perform(form("grant_type=client_credentials&grant_type=client_credentials"))
                .andReturn()
                .getResponse();
        var malformed = server.perform(form("grant_type=%GG")).andReturn().getResponse();

        assertThat(twice.getStatus()).isEqualTo(400);
        assertThat(malformed.getStatus()).isEqualTo(400);
    }

    @Test
    void whatIsTooLargeOrOfAnotherTypeIsNotRead() throws Exception {
        var large = post("/oauth/token", "application/json", "{\"x\":\"" + "x".repeat(20_000) + "\"}");
        var xml = post("/oauth/token", "application/xml", "<grant/>");
        var none = server.perform(MockMvcRequestBuilders.post("/oauth/token").content(json("client_credentials")))
                .andReturn()
                .getResponse();

        assertThat(large.getStatus()).isEqualTo(413);
        assertThat(xml.getStatus()).isEqualTo(415);
        assertThat(none.getStatus()).isEqualTo(415);
    }

    @Test
    void aRevokedTokenIsAnsweredWithAnEmptyObject() throws Exception {
        String token = fixture.token();

        var answer = revoke(id, secret, token);
        var again = revoke(id, secret, token);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("{}");
        assertThat(again.getContentAsString()).isEqualTo("{}");
        assertThat(fixture.tokens.check(token)).isEqualTo(new TokenCheck.Bad(TokenCheck.Reason.REVOKED));
    }

    @Test
    void nobodyRevokesAnothersToken() throws Exception {
        Membership adam = fixture.people.member(fixture.acme, "adam", Role.ADMIN);
        var others = fixture.credential(adam);
        String token = fixture.token();
        String expected = """
                {"errors":[{"title":"unauthorized_client","detail":"You are not authorized to revoke this token",\
                "code":"FORBIDDEN","status":403}]}""";

        var byAnother = revoke(others.credential().clientId(), others.secret(), token);
        var byNobody = post("/oauth/revoke", "application/json", "{\"client_secret\":\"x\",\"token\":\"1234\"}");

        assertThat(byAnother.getStatus()).isEqualTo(403);
        assertThat(byAnother.getContentAsString()).isEqualTo(expected);
        assertThat(byNobody.getContentAsString()).isEqualTo(expected);
        assertThat(fixture.tokens.check(token)).isInstanceOf(TokenCheck.Good.class);
    }

    @Test
    void aTokenTellsItsBearerWhatItSays() throws Exception {
        var answer = info("bearer " + fixture.token());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(body(answer).get("token").get("user").get("id").asString())
                .isEqualTo(fixture.olga.user().value());
        assertThat(body(answer).get("expires_in").asInt()).isEqualTo(7200);
    }

    @Test
    void aBadTokenTellsNothing() throws Exception {
        var answer = info("Bearer nonsense");

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).isEqualTo("""
                {"errors":[{"title":"Invalid token","detail":"The access token you provided is invalid.",\
                "code":"INVALID_TOKEN","status":401}]}""");
        assertThat(server.perform(MockMvcRequestBuilders.get("/oauth/tokeninfo"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void afterThirtyInAMinuteThereIsAPauseForThatAddress() throws Exception {
        for (int request = 0; request < 30; request++) {
            post("/oauth/token", "application/json", "{}");
        }

        var refused = post("/oauth/token", "application/json", json("client_credentials"));

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentAsString())
                .isEqualTo("{\"errors\":{\"title\":\"Too Many Requests\",\"code\":\"THROTTLED\",\"status\":429}}");
        assertThat(refused.getHeader("X-Ratelimit-Remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isPositive();
        var another = server.perform(MockMvcRequestBuilders.post("/oauth/token")
                        .contentType("application/json")
                        .content(json("client_credentials"))
                        .with(request -> {
                            request.setRemoteAddr("192.0.2.7");
                            return request;
                        }))
                .andReturn()
                .getResponse();
        assertThat(another.getStatus()).isEqualTo(200);
    }

    @Test
    void theKeysAreForEverybody() throws Exception {
        var answer = server.perform(MockMvcRequestBuilders.get("/.well-known/jwks.json"))
                .andReturn()
                .getResponse();

        assertThat(answer.getHeader("Cache-Control")).isEqualTo("max-age=3600, public");
        JsonNode key = body(answer).get("keys").get(0);
        assertThat(key.get("alg").asString()).isEqualTo("RS512");
        assertThat(key.get("use").asString()).isEqualTo("sig");
        assertThat(key.has("d")).isFalse();
    }

    private MockHttpServletResponse revoke(String client, String withSecret, String token) throws Exception {
        return post(
                "/oauth/revoke",
                "application/json",
                JSON.writeValueAsString(Map.of("client_id", client, "client_secret", withSecret, "token", token)));
    }

    private MockHttpServletResponse info(String authorization) throws Exception {
        return server.perform(MockMvcRequestBuilders.get("/oauth/tokeninfo").header("Authorization", authorization))
                .andReturn()
                .getResponse();
    }

    private String json(String grant) {
        return "{\"grant_type\":\"" + grant + "\",\"client_id\":\"" + id + "\",\"client_secret\":\"" + secret + "\"}";
    }

    private MockHttpServletResponse post(String path, String type, String body) throws Exception {
        return server.perform(
                        MockMvcRequestBuilders.post(path).contentType(type).content(body.getBytes(UTF_8)))
                .andReturn()
                .getResponse();
    }

    private static MockHttpServletRequestBuilder form(String body) {
        return MockMvcRequestBuilders.post("/oauth/token")
                .contentType("application/x-www-form-urlencoded")
                .content(body.getBytes(UTF_8));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private static JsonNode body(MockHttpServletResponse answer) throws Exception {
        return JSON.readTree(answer.getContentAsByteArray());
    }

    private static JsonNode error(MockHttpServletResponse answer) throws Exception {
        return body(answer).get("errors").get(0);
    }
}
