package io.rialto.server.signin.openid;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("OpenID Connect Core §3.1.3, RFC 6749 §5: the token request")
class RedemptionTest {

    private static final URI REDIRECT = URI.create("https://auth.rialto.test/users/auth/openid/callback");
    private static final String TOKENS =
            "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"header.claims.signature\"}";

    private final Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
    private final ProviderFixture acme = ProviderFixture.start();
    private final IdentityProvider provider = acme.stored();
    private final Redemption redemption = new Redemption(new Outbound(new Guard(settings), settings), new OneSecret());

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void sendsCodeVerifierAndRedirectUriAndProvesTheClientByBasic() {
        acme.replying(200, TOKENS);

        Result<Tokens> result = redeemed(provider);

        assertThat(result).isEqualTo(Result.good(new Tokens("header.claims.signature", "a")));
        assertThat(acme.forms())
                .singleElement()
                .asString()
                .contains(
                        "grant_type=authorization_code",
                        "code=c0de",
                        "code_verifier=" + "v".repeat(43),
                        "redirect_uri=https%3A%2F%2Fauth.rialto.test%2Fusers%2Fauth%2Fopenid%2Fcallback")
                .doesNotContain("client_secret");
        assertThat(basic(acme.authorizations().getFirst())).isEqualTo("rialto-at-acme:s3cr%2Bt%3A%25");
    }

    @Test
    void triesTheFormWhenBasicIsRefusedAndRemembersIt() {
        acme.replying(401, "{\"error\":\"invalid_client\"}").replying(200, TOKENS);

        assertThat(redeemed(provider)).isInstanceOf(Result.Good.class);
        assertThat(redeemed(provider)).isInstanceOf(Result.Good.class);

        assertThat(acme.authorizations()).hasSize(3);
        assertThat(acme.authorizations().subList(1, 3)).containsExactly("", "");
        assertThat(acme.forms().getLast()).contains("client_id=rialto-at-acme", "client_secret=s3cr%2Bt%3A%25");
    }

    @Test
    void refusesWhenTheClientIsNotKnownEitherWay() {
        acme.replying(401, "{\"error\":\"invalid_client\"}");

        assertThat(reason(redeemed(provider))).isEqualTo(Refusal.CLIENT_REFUSED);
        assertThat(acme.authorizations()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_grant\",\"error_description\":\"secret things\"}', TOKEN_REFUSED, 'token URL: status 400, invalid_grant'",
        "400, '{\"error\":\"<script>\"}', TOKEN_REFUSED, 'token URL: status 400'",
        "302, '', PROVIDER_UNREACHABLE, 'token URL: status 302'",
        "503, 'down', PROVIDER_UNREACHABLE, 'token URL: status 503'",
        "404, 'not here', PROVIDER_UNREACHABLE, 'token URL: status 404'",
        "200, 'no JSON', MALFORMED_TOKEN, 'none in the answer'",
        "200, '{\"access_token\":\"a\"}', MALFORMED_TOKEN, 'none in the answer'",
        "200, '{\"id_token\":7}', MALFORMED_TOKEN, 'none in the answer'"
    })
    void saysWhyThereIsNoToken(int status, String body, Refusal reason, String actual) {
        acme.replying(status, body);

        Refused refused = refused(redeemed(provider));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.actual()).isEqualTo(actual);
    }

    @Test
    void refusesAnAnswerWithoutEnd() {
        acme.replying(200, "x".repeat(70_000));

        assertThat(reason(redeemed(provider))).isEqualTo(Refusal.PROVIDER_UNREACHABLE);
    }

    @Test
    void callsNoPrivateAddress() {
        Settings strict = new Variables(Map.<String, String>of()::get).read();
        IdentityProvider inside =
                acme.with(ProviderFixture.ISSUER, acme.at("/jwks"), URI.create("https://10.0.0.7/token"));

        Result<Tokens> result = new Redemption(new Outbound(new Guard(strict), strict), new OneSecret())
                .redeem("c0de", started(), inside, REDIRECT);

        assertThat(reason(result)).isEqualTo(Refusal.PRIVATE_ADDRESS);
    }

    @Test
    @DisplayName("RFC 7636 §4.2: what the browser carries to the provider does not give the verifier away")
    void beginsWithAChallenge() {
        Started started = started();

        URI url = Authorization.url(provider, started, REDIRECT);

        assertThat(url.toString())
                .startsWith(
                        "https://login.acme.test/authorize?prompt=login&response_type=code&client_id=rialto-at-acme&")
                .contains(
                        "&scope=openid+email+profile",
                        "&state=" + "s".repeat(43),
                        "&nonce=" + TokenFixture.NONCE,
                        "&code_challenge_method=S256",
                        "&organization=org_1",
                        "&code_challenge=7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM")
                .doesNotContain("state=theirs", started.verifier());
    }

    private Result<Tokens> redeemed(IdentityProvider from) {
        return redemption.redeem("c0de", started(), from, REDIRECT);
    }

    private Started started() {
        return new Started("s".repeat(43), TokenFixture.NONCE, "v".repeat(43), provider.id(), TheClock.NOON, null);
    }

    private static Refusal reason(Result<Tokens> result) {
        return refused(result).reason();
    }

    private static Refused refused(Result<Tokens> result) {
        return switch (result) {
            case Result.Good<Tokens> good -> throw new AssertionError("accepted");
            case Result.Bad<Tokens>(var refused) -> refused;
        };
    }

    private static String basic(String header) {
        byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
        return new String(pair, StandardCharsets.US_ASCII);
    }
}
