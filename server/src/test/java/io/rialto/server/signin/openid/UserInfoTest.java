package io.rialto.server.signin.openid;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.signin.attempt.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OpenID Connect Core §5.3, §5.4: what the ID token does not tell")
class UserInfoTest {

    private static final String JANE =
            "{\"sub\":\"jane\",\"email\":\"jane@acme.test\",\"email_verified\":true,\"given_name\":\"Jane\"}";

    private final Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
    private final ProviderFixture acme = ProviderFixture.start();
    private final String issuer = acme.at("/").toString();
    private final IdentityProvider provider = acme.with(issuer, acme.at("/jwks"), acme.at("/token"));
    private final UserInfo userInfo = new UserInfo(new Outbound(new Guard(settings), settings), new TheClock());

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void isAskedForWithTheAccessToken() {
        acme.telling(issuer, JANE);

        Claims claims = completed(Map.of("sub", "jane"));

        assertThat(claims.text("email")).contains("jane@acme.test");
        assertThat(claims.isTrue("email_verified")).isTrue();
        assertThat(claims.text("given_name")).contains("Jane");
        assertThat(acme.userInfoAuthorizations()).containsExactly("Bearer an-access-token");
    }

    @Test
    void isNotAskedForWhenItIsTold() {
        acme.telling(issuer, JANE);

        completed(Map.of("sub", "jane", "email", "j@acme.test", "email_verified", false));
        completed(Map.of("sub", "jane", "email", "j@acme.test", "xms_edov", false));

        assertThat(acme.userInfoAuthorizations()).isEmpty();
    }

    @Test
    void isNeverMixedWithAnotherAddress() {
        acme.telling(issuer, "{\"sub\":\"jane\",\"email_verified\":true}");

        Claims claims = completed(Map.of("sub", "jane", "email", "boss@acme.test"));

        assertThat(claims.text("email")).isEmpty();
    }

    @Test
    void ofSomebodyElseIsRefused() {
        acme.telling(issuer, JANE.replace("\"jane\"", "\"boss\""));

        assertThat(userInfo.complete(new Claims(Map.of("sub", "jane")), provider, "an-access-token"))
                .isEqualTo(Result.bad(Refusal.WRONG_SUBJECT, "the sub of the ID token", "another"));
    }

    @Test
    @DisplayName("OpenID Connect Discovery §4.3: a document of another issuer is none")
    void isNotAskedForWhereAnotherIssuerSaysSo() {
        acme.telling("https://evil.test/", JANE);

        assertThat(completed(Map.of("sub", "jane")).has("email")).isFalse();
        assertThat(acme.userInfoAuthorizations()).isEmpty();
    }

    @Test
    void staysUntoldWhenThereIsNoSuchEndpoint() {
        acme.telling(issuer, "");

        assertThat(completed(Map.of("sub", "jane")).has("email")).isFalse();
    }

    private Claims completed(Map<String, Object> claims) {
        return switch (userInfo.complete(new Claims(new HashMap<>(claims)), provider, "an-access-token")) {
            case Result.Good<Claims>(var value) -> value;
            case Result.Bad<Claims>(var refused) -> throw new AssertionError(refused.toString());
        };
    }
}
