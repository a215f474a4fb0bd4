package io.rialto.server.handoff.oidc;

import static io.rialto.server.handoff.oidc.Relying.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization requests that are wrong, each refused for its own reason, and nobody sent to where they want. */
class ForgedRequestsTest {

    private final TheProvider provider = TheProvider.on(TestDatabase.H2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/cb",
                "https://club.test/cb/",
                "https://club.test/CB",
                "https://club.test/cb?x=1",
                "https://club.test/cb#x",
                "https://club.test/cb/../cb",
                "https://club.test:443/cb",
                "https://club.test%2ecb@evil.test/cb",
                "https://club.test.evil.test/cb",
                "HTTPS://club.test/cb",
                "http://club.test/cb",
                "//club.test/cb",
                "https://legacy.test/cb",
                "javascript:alert(1)",
                ""
            })
    @DisplayName("RFC 9700 §2.1: an address that is not registered to the letter is never gone to")
    void anotherAddressEndsOnAPage(String address) {
        var answer = Relying.club(provider).with("redirect_uri", address).ask(provider.visit());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body())
                .contains("redirect_uri is not one of", "Acme can mend this")
                .containsPattern("<code>[0-9A-Z]{12}</code>")
                .doesNotContain("evil.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "off", "", "club ", "CLUB"})
    void anotherClientEndsOnAPage(String client) {
        var answer = Relying.club(provider).with("client_id", client).ask(provider.visit());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aClientOfAnotherSiteIsNoClientHere() {
        String request = Relying.app(provider).authorize().replace("/s/main/", "/s/other/");

        assertThat(provider.server.get(request).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=club", "redirect_uri=https%3A%2F%2Fclub.test%2Fcb"})
    void whoIsMeantMustBeSaidOnce(String twice) {
        var answer = provider.server.get(Relying.club(provider).authorize() + "&" + twice);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=openid", "nonce=other", "state=other", "prompt=none", "foo=1&foo=2"})
    @DisplayName("RFC 6749 §3.1: no parameter more than once")
    void nothingIsSaidTwice(String more) {
        var answer = provider.server.get(
                Relying.club(provider).with("prompt", "login").authorize() + "&" + more);

        assertThat(query(answer)).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, id_token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_type, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "response_mode, query.jwt, invalid_request",
        "scope, email, invalid_scope",
        "scope, '', invalid_scope",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://evil.test/request, request_uri_not_supported",
        "registration, {}, registration_not_supported",
        "prompt, none login, invalid_request",
        "prompt, sing, invalid_request",
        "max_age, -1, invalid_request",
        "max_age, 1e9, invalid_request",
        "max_age, 99999999999, invalid_request",
        "id_token_hint, eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9., invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, s256, invalid_request",
        "code_challenge_method, '', invalid_request"
    })
    void theClientLearnsWhatIsWrong(String parameter, String value, String error) {
        var answer = Relying.club(provider).with(parameter, value).ask(provider.visit());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(TheProvider.location(answer)).startsWith("https://club.test/cb?error=");
        assertThat(query(answer))
                .containsEntry("error", error)
                .containsEntry("state", "a state")
                .containsEntry("iss", provider.issuer("main"));
        assertThat(query(answer).get("error_description")).matches("[A-Za-z0-9_,:;.()\\- ]+ Reference [0-9A-Z]{12}");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void anErrorGoesBackByAFormToo() {
        var answer = Relying.club(provider)
                .with("response_mode", "form_post")
                .with("scope", "email")
                .with("state", "\"><script>alert(1)</script>")
                .ask(provider.visit());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("action=\"https://club.test/cb\"")
                .contains("name=\"error\" value=\"invalid_scope\"")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .doesNotContain("<script>alert");
    }

    @Test
    void whatNoBrowserCanKeepIsRefusedBeforeTheShop() {
        var answer = Relying.club(provider).with("state", "s".repeat(2_100)).ask(provider.visit());

        assertThat(query(answer)).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    @Test
    void aRequestOfAnyLengthIsRefusedAndNeverRead() {
        var answer = provider.server.post(
                "/s/main/oauth2/authorize", "application/x-www-form-urlencoded", "a=" + "b".repeat(20_000));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=%zz", "client_id=%ff%fe", "%=1"})
    void whatIsNoTextIsRefused(String query) {
        assertThat(provider.server.get("/s/main/oauth2/authorize?client_id=x").statusCode())
                .isEqualTo(400);
        assertThat(provider.server
                        .post("/s/main/oauth2/authorize", "application/x-www-form-urlencoded", query)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLookAtTheAddressBeginsNothing() {
        var answer = provider.server.send(java.net.http.HttpRequest.newBuilder(
                        provider.server.at(Relying.club(provider).authorize()))
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theIdTokenOfAnotherServiceIsNoHint() {
        String hint = Relying.app(provider).tokens().get("id_token").asString();

        var answer = Relying.club(provider).with("id_token_hint", hint).ask(provider.visit());

        assertThat(query(answer)).containsEntry("error", "invalid_request");
    }

    @Test
    void theIdTokenOfAnotherSiteIsNoHint() {
        String hint = Relying.otherClub(provider).tokens().get("id_token").asString();

        var answer = Relying.club(provider).with("id_token_hint", hint).ask(provider.visit());

        assertThat(query(answer)).containsEntry("error", "invalid_request");
    }

    @Test
    void anotherBrowserDoesNotFinishTheLogin() {
        Relying club = Relying.club(provider);
        var begun = club.ask(provider.visit());

        var answer = provider.visit().come("main", begun, provider.ticket("main", "club"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void theWayBackOfOneServiceIsNotAnothers() {
        Relying club = Relying.club(provider);
        TheProvider.Visit visit = provider.visit();
        var begun = club.ask(visit);

        var answer = visit.come("main", begun, provider.ticket("main", "legacy"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("code=");
    }

    @Test
    void oneTicketMakesOneCode() {
        Relying club = Relying.club(provider);
        TheProvider.Visit visit = provider.visit();
        var begun = club.ask(visit);
        String path = "/s/main/launch/complete?ticket="
                + provider.ticket("main", "club")
                        .withNonce(TheProvider.nonce(begun))
                        .build();

        var first = visit.get(path);
        var second = visit.get(path);

        assertThat(query(first)).containsKey("code");
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(Map.of("location", second.headers().firstValue("Location").orElse("")))
                .containsEntry("location", "");
    }
}
