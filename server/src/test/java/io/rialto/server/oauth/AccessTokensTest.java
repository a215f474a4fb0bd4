package io.rialto.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import io.rialto.server.audit.Who;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.oauth.TokenCheck.Bad;
import io.rialto.server.oauth.TokenCheck.Good;
import io.rialto.server.oauth.TokenCheck.Reason;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class AccessTokensTest {

    private final Tokens fixture;
    private final AccessTokens tokens;

    AccessTokensTest(TestDatabase database) {
        fixture = new Tokens(database);
        tokens = fixture.tokens;
    }

    @Test
    void aTokenSaysWhatTheClientsReadAndNothingElse() throws Exception {
        JWSObject token = JWSObject.parse(fixture.token());

        Map<String, Object> claims = token.getPayload().toJSONObject();
        assertThat(token.getHeader().toJSONObject())
                .containsOnly(
                        Map.entry("alg", "RS512"),
                        Map.entry("typ", "JWT"),
                        Map.entry("kid", fixture.keys.current().kid()));
        assertThat(claims.keySet())
                .containsExactlyInAnyOrder("user", "application", "scope", "exp", "test", "rand", "iat", "iss");
        assertThat(claims)
                .containsEntry("user", Map.of("id", fixture.olga.user().value()))
                .containsEntry(
                        "application",
                        Map.of(
                                "id",
                                fixture.made.credential().id().value(),
                                "client_id",
                                fixture.made.credential().clientId(),
                                "kind",
                                "user",
                                "public",
                                false,
                                "confidential",
                                true))
                .containsEntry("scope", "provisioning-api")
                .containsEntry("test", false)
                .containsEntry("iss", Tokens.ISSUER);
        assertThat((double) claims.get("rand")).isBetween(0.0, 1.0);
        assertThat((long) claims.get("exp") - (long) claims.get("iat")).isEqualTo(7200);
    }

    @Test
    void thePublishedKeyVerifiesIt() throws Exception {
        JWSObject token = JWSObject.parse(fixture.token());

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> published =
                (List<Map<String, Object>>) fixture.keys.published().get("keys");

        assertThat(published).hasSize(1);
        assertThat(published.getFirst().keySet()).containsExactlyInAnyOrder("kty", "kid", "n", "e", "alg", "use");
        assertThat(token.verify(
                        new RSASSAVerifier(RSAKey.parse(published.getFirst()).toRSAPublicKey())))
                .isTrue();
    }

    @Test
    void itsBearerActsAsTheUserInTheOrganization() {
        assertThat(tokens.check(fixture.token()))
                .isEqualTo(new Good(
                        new Caller(fixture.olga.user(), fixture.acme.id(), Plan.ENTERPRISE, Role.OWNER),
                        fixture.made.credential().id()));
    }

    @Test
    void theSameTokenIsGivenAgainWhileItLastsForAQuarterOfAnHour() {
        String first = fixture.token();
        fixture.people.clock.advance(Duration.ofMinutes(105));

        assertThat(fixture.token()).isEqualTo(first);

        fixture.people.clock.advance(Duration.ofSeconds(1));
        String second = fixture.token();
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens.check(first)).isInstanceOf(Good.class);
        assertThat(tokens.check(second)).isInstanceOf(Good.class);
        assertThat(fixture.token()).isEqualTo(second);
    }

    @Test
    void anotherNodeGivesTheSameTokenAndBelievesIt() {
        String token = fixture.token();
        AccessTokens another = fixture.tokensOf(fixture.keysOf(Tokens.ISSUER));

        assertThat(another.issue(fixture.made.credential().clientId(), fixture.made.secret())
                        .orElseThrow()
                        .token())
                .isEqualTo(token);
        assertThat(another.check(token)).isInstanceOf(Good.class);
    }

    @Test
    void noTokenRestsInTheDatabase() {
        String token = fixture.token();

        String rows = fixture.people
                .jdbc
                .sql("select * from access_token")
                .query()
                .listOfRows()
                .toString();

        assertThat(rows).doesNotContain(token.substring(token.lastIndexOf('.') + 1), token.substring(0, 40));
    }

    @Test
    void aWrongSecretGivesNone() {
        assertThat(tokens.issue(fixture.made.credential().clientId(), "wrong")).isEmpty();
        assertThat(tokens.issue("unknown", fixture.made.secret())).isEmpty();
    }

    @Test
    void itEndsToTheSecond() {
        String token = fixture.token();

        fixture.people.clock.advance(Duration.ofSeconds(7199));
        assertThat(tokens.check(token)).isInstanceOf(Good.class);
        fixture.people.clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.check(token)).isEqualTo(new Bad(Reason.EXPIRED));
    }

    @Test
    void aRevokedOneIsGoodForNothingAtAnyNode() {
        String token = fixture.token();

        tokens.revoke(tokens.grantOf(token).orElseThrow());

        assertThat(tokens.check(token)).isEqualTo(new Bad(Reason.REVOKED));
        assertThat(fixture.tokensOf(fixture.keysOf(Tokens.ISSUER)).check(token)).isEqualTo(new Bad(Reason.REVOKED));
        assertThat(fixture.token()).isNotEqualTo(token);
    }

    @Test
    void whoIsNoMemberAnyMoreMayNothing() {
        String token = fixture.token();
        fixture.people.member(fixture.acme, "adam", Role.OWNER);

        fixture.people.roster.end(fixture.acme.id(), fixture.olga.id(), Who.SYSTEM);

        assertThat(tokens.check(token)).isEqualTo(new Bad(Reason.NOT_ENTITLED));
        assertThat(tokens.issue(fixture.made.credential().clientId(), fixture.made.secret()))
                .isEmpty();
    }

    @Test
    void aDeletedCredentialTakesItsTokensAlong() {
        String token = fixture.token();

        fixture.people.credentials.delete(
                fixture.acme.id(), fixture.made.credential().id(), Who.SYSTEM);

        assertThat(tokens.check(token)).isEqualTo(new Bad(Reason.REVOKED));
    }

    @Test
    void aNewSecretEndsTheTokensOfTheOld() {
        fixture.people.fileCredentials.name(fixture.acme.id(), fixture.olga.user(), "CI", "ci", "one");
        String token = tokens.issue("ci", "one").orElseThrow().token();
        fixture.people.clock.advance(Duration.ofSeconds(1));

        fixture.people.fileCredentials.name(fixture.acme.id(), fixture.olga.user(), "CI", "ci", "two");

        assertThat(tokens.check(token)).isEqualTo(new Bad(Reason.NOT_ENTITLED));
        String another = tokens.issue("ci", "two").orElseThrow().token();
        assertThat(another).isNotEqualTo(token);
        assertThat(tokens.check(another)).isInstanceOf(Good.class);
    }

    @Test
    @DisplayName("RFC 8725 §3.8: a token of another issuer is none, whoever has the same database")
    void aCopyOfTheDatabaseElsewhereMakesNoTokensForHere() {
        AccessTokens elsewhere = fixture.tokensOf(fixture.keysOf("https://auth.elsewhere.test"));
        String token = elsewhere
                .issue(fixture.made.credential().clientId(), fixture.made.secret())
                .orElseThrow()
                .token();

        assertThat(elsewhere.check(token)).isInstanceOf(Good.class);
        assertThat(tokens.check(token)).isEqualTo(new Bad(Reason.UNKNOWN_KEY));
    }

    @Test
    void theNextKeyIsPublishedADayAheadAndTheFormerADayAfter() {
        String first = fixture.token();
        String kid = fixture.keys.current().kid();
        assertThat(published()).containsExactly(kid);

        fixture.people.clock.advance(TokenKeys.TERM.minus(TokenKeys.NOTICE));
        assertThat(published()).hasSize(2).contains(kid);
        assertThat(fixture.keys.current().kid()).isEqualTo(kid);
        String last = fixture.token();
        assertThat(last).isNotEqualTo(first);

        fixture.people.clock.advance(TokenKeys.NOTICE.minusSeconds(60));
        String lastOfTheFormer = fixture.token();
        fixture.people.clock.advance(Duration.ofMinutes(1));
        assertThat(fixture.keys.current().kid()).isNotEqualTo(kid);
        assertThat(published()).hasSize(2).contains(kid);
        assertThat(tokens.check(lastOfTheFormer)).isInstanceOf(Good.class);

        fixture.people.clock.advance(Duration.ofDays(1));
        assertThat(published()).hasSize(1).doesNotContain(kid);
    }

    @Test
    void aServerThatSleptForYearsAnnouncesItsNextKeyAllTheSame() {
        String kid = fixture.keys.current().kid();

        fixture.people.clock.advance(TokenKeys.TERM.multipliedBy(3));

        assertThat(fixture.keys.current().kid()).isEqualTo(kid);
        assertThat(published()).hasSize(2);
    }

    @Test
    void whatIsOverIsRemovedAndWhatIsGoodStays() {
        TokenRetention retention = fixture.retention();
        fixture.token();
        String former = fixture.keys.current().kid();
        fixture.people.clock.advance(TokenKeys.TERM.minus(TokenKeys.NOTICE));
        published();
        fixture.people.clock.advance(TokenKeys.NOTICE.minusSeconds(60));
        String good = fixture.token();
        assertThat(rows("access_token")).isEqualTo(2);

        retention.removeOver();
        assertThat(rows("access_token")).isEqualTo(1);
        fixture.people.clock.advance(Duration.ofMinutes(61));
        retention.removeOver();
        assertThat(tokens.check(good)).isInstanceOf(Good.class);
        assertThat(rows("token_key")).isEqualTo(2);

        fixture.people.clock.advance(Duration.ofDays(1));
        retention.removeOver();
        assertThat(rows("access_token")).isZero();
        assertThat(fixture.keys.byId(former)).isEmpty();
        assertThat(rows("token_key")).isEqualTo(1);
        assertThat(tokens.check(fixture.token())).isInstanceOf(Good.class);
    }

    @Test
    void theKeysOfAnotherIssuerStay() {
        fixture.keysOf("https://auth.elsewhere.test").current();
        fixture.keys.current();
        fixture.people.clock.advance(TokenKeys.TERM);
        published();
        fixture.people.clock.advance(Duration.ofDays(3));

        fixture.retention().removeOver();

        assertThat(rows("token_key")).isEqualTo(2);
    }

    private int rows(String table) {
        return fixture.people
                .jdbc
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private List<String> published() {
        return ((List<Map<String, Object>>) fixture.keys.published().get("keys"))
                .stream().map(key -> (String) key.get("kid")).toList();
    }
}
