package io.rialto.server.signin.openid;

import static io.rialto.server.signin.attempt.Refusal.BAD_NONCE;
import static io.rialto.server.signin.attempt.Refusal.BAD_SIGNATURE;
import static io.rialto.server.signin.attempt.Refusal.BAD_TOKEN_HASH;
import static io.rialto.server.signin.attempt.Refusal.EMAIL_OUTSIDE;
import static io.rialto.server.signin.attempt.Refusal.EXPIRED;
import static io.rialto.server.signin.attempt.Refusal.ISSUED_IN_FUTURE;
import static io.rialto.server.signin.attempt.Refusal.MALFORMED_TOKEN;
import static io.rialto.server.signin.attempt.Refusal.NO_EMAIL;
import static io.rialto.server.signin.attempt.Refusal.PRIVATE_ADDRESS;
import static io.rialto.server.signin.attempt.Refusal.PROVIDER_UNREACHABLE;
import static io.rialto.server.signin.attempt.Refusal.TOO_OLD;
import static io.rialto.server.signin.attempt.Refusal.UNKNOWN_KEY;
import static io.rialto.server.signin.attempt.Refusal.UNVERIFIED_EMAIL;
import static io.rialto.server.signin.attempt.Refusal.WEAK_ALGORITHM;
import static io.rialto.server.signin.attempt.Refusal.WEAK_KEY;
import static io.rialto.server.signin.attempt.Refusal.WRONG_AUDIENCE;
import static io.rialto.server.signin.attempt.Refusal.WRONG_ISSUER;
import static io.rialto.server.signin.openid.TokenFixture.CLIENT_ID;
import static io.rialto.server.signin.openid.TokenFixture.EC;
import static io.rialto.server.signin.openid.TokenFixture.ED25519;
import static io.rialto.server.signin.openid.TokenFixture.NEXT_RSA;
import static io.rialto.server.signin.openid.TokenFixture.OTHER_RSA;
import static io.rialto.server.signin.openid.TokenFixture.RSA;
import static io.rialto.server.signin.openid.TokenFixture.aToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.session.StaffAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("OpenID Connect Core §3.1.3.7, RFC 8725: an ID token")
class IdTokenTest {

    private final Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
    private final TheClock clock = new TheClock();
    private final ProviderFixture acme = ProviderFixture.start().publishing(RSA, EC, ED25519);
    private final IdentityProvider provider = acme.stored();
    private final OpenIdConnect openId = openId(settings);

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void thatIsRightTellsWhoItIs() {
        Result<Identity> result = checked(aToken().text());

        assertThat(result).isInstanceOfSatisfying(Result.Good.class, good -> {
            Identity identity = (Identity) good.value();
            assertThat(identity.subject()).isEqualTo("248289761001");
            assertThat(identity.email().value()).isEqualTo("jane@acme.test");
            assertThat(identity.firstName()).isEqualTo("Jane");
            assertThat(identity.lastName()).isEqualTo("Doe");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void mayBeSignedByRsa(String algorithm) {
        assertAccepted(aToken().signedBy(RSA, JWSAlgorithm.parse(algorithm)).text());
    }

    @Test
    void mayBeSignedByAnEllipticCurve() {
        assertAccepted(aToken().signedBy(EC, JWSAlgorithm.ES256).text());
        assertAccepted(aToken().signedBy(ED25519, JWSAlgorithm.EdDSA).text());
    }

    @Test
    void withoutSignatureIsNone() {
        assertRefused(WEAK_ALGORITHM, aToken().unsigned());
    }

    @Test
    void signedWithTheClientSecretIsRefused() {
        assertRefused(WEAK_ALGORITHM, aToken().macedWith("secret".repeat(8).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("RFC 8725 §2.1: a public key used as a shared secret proves nothing")
    void signedWithThePublicKeyAsASecretIsRefused() throws Exception {
        assertRefused(WEAK_ALGORITHM, aToken().macedWith(RSA.toRSAPublicKey().getEncoded()));
    }

    @Test
    void encryptedIsNotUnderstood() throws Exception {
        JWEObject encrypted = new JWEObject(
                new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM), new Payload(aToken().text()));
        encrypted.encrypt(new RSAEncrypter(RSA.toRSAPublicKey()));

        assertRefused(MALFORMED_TOKEN, encrypted.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9..", "{}"})
    void thatIsNoneIsRefused(String text) {
        assertRefused(MALFORMED_TOKEN, text);
    }

    @Test
    void longerThanAnyHonestOneIsNotRead() {
        assertRefused(
                MALFORMED_TOKEN, aToken().with("groups", "x".repeat(20_000)).text());
    }

    @Test
    void alteredAfterwardsIsNotGenuine() {
        String[] parts = aToken().text().split("\\.", -1);
        String[] other = aToken().with("email", "boss@acme.test").text().split("\\.", -1);

        assertRefused(BAD_SIGNATURE, parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void signedByAnotherKeyOfTheSameNameIsNotGenuine() {
        assertRefused(
                BAD_SIGNATURE, aToken().signedBy(OTHER_RSA, JWSAlgorithm.RS256).text());
    }

    @Test
    @DisplayName("RFC 8725 §3.10: a key that a token brings along is not looked at")
    void thatBringsItsOwnKeyIsNotGenuine() {
        String token = aToken().signedBy(OTHER_RSA, JWSAlgorithm.RS256)
                .withHeader(header -> header.jwk(OTHER_RSA.toPublicJWK()).jwkURL(acme.at("/evil")))
                .text();

        assertRefused(BAD_SIGNATURE, token);
    }

    @Test
    void byAKeyThatIsNotPublishedIsRefused() {
        assertRefused(
                UNKNOWN_KEY, aToken().signedBy(NEXT_RSA, JWSAlgorithm.RS256).text());
    }

    @Test
    void byAKeyThatWasPublishedMeanwhileIsAccepted() {
        assertAccepted(aToken().text());
        acme.publishing(RSA, NEXT_RSA);

        assertAccepted(aToken().signedBy(NEXT_RSA, JWSAlgorithm.RS256).text());

        assertThat(acme.timesAskedForKeys()).isEqualTo(2);
    }

    @Test
    void byUnknownKeysDoesNotLetAnybodyHammerTheProvider() {
        for (int i = 0; i < 20; i++) {
            checked(aToken().signedBy(NEXT_RSA, JWSAlgorithm.RS256).text());
        }

        assertThat(acme.timesAskedForKeys()).isEqualTo(6);
    }

    @Test
    void isCheckedWithKeysThatAreTenMinutesOldAtMost() {
        assertAccepted(aToken().text());
        acme.publishing(NEXT_RSA);
        clock.advance(Duration.ofMinutes(10));

        assertRefused(UNKNOWN_KEY, aToken().text());
    }

    @Test
    void thatNamesNoKeyIsCheckedWithAllThatFit() {
        acme.publishing(NEXT_RSA, RSA);

        assertAccepted(aToken().withHeader(header -> header.keyID(null)).text());
    }

    @Test
    void byAKeyForEncryptionOrForAnotherAlgorithmIsRefused() {
        acme.publishing(
                new RSAKey.Builder(RSA.toPublicJWK()).keyUse(KeyUse.ENCRYPTION).build());
        assertRefused(UNKNOWN_KEY, aToken().text());

        acme.publishing(new RSAKey.Builder(RSA.toPublicJWK())
                .algorithm(JWSAlgorithm.RS512)
                .build());
        assertRefused(UNKNOWN_KEY, aToken().text());
    }

    @Test
    void byAShortKeyIsRefused() {
        RSAKey weak = TokenFixture.rsa("weak", 1024);
        acme.publishing(weak);

        assertRefused(WEAK_KEY, aToken().signedBy(weak, JWSAlgorithm.RS256).text());
    }

    @Test
    void ofACurveThatIsNotTheAlgorithmsIsRefused() {
        ECKey larger = TokenFixture.ec("ec", Curve.P_384);
        acme.publishing(larger);

        assertRefused(UNKNOWN_KEY, aToken().signedBy(EC, JWSAlgorithm.ES256).text());
    }

    @Test
    void withAnExtensionThatWeDoNotKnowIsRefused() {
        assertRefused(
                MALFORMED_TOKEN,
                aToken().withHeader(
                                header -> header.criticalParams(Set.of("exp")).customParam("exp", 1))
                        .text());
    }

    @Test
    @DisplayName("RFC 8725 §3.11: another kind of JWT is none")
    void thatIsAnAccessTokenIsRefused() {
        assertRefused(
                MALFORMED_TOKEN,
                aToken().withHeader(header -> header.type(new JOSEObjectType("at+jwt")))
                        .text());
    }

    @Test
    void whoseClaimsAreNotReadableOnceIsRefused() {
        assertRefused(MALFORMED_TOKEN, aToken().signed("no JSON"));
        assertRefused(MALFORMED_TOKEN, aToken().signed("[1]"));
        String twice = aToken().claimsAsJson().replaceFirst("\\{", "{\"email\":\"boss@acme.test\",");
        assertRefused(MALFORMED_TOKEN, aToken().signed(twice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.acme.test", "https://LOGIN.acme.test/", "https://evil.test/"})
    void ofAnotherIssuerIsRefusedToTheLetter(String issuer) {
        assertRefused(WRONG_ISSUER, aToken().with("iss", issuer).text());
        assertRefused(WRONG_ISSUER, aToken().without("iss").text());
    }

    @Test
    void forSomebodyElseIsRefused() {
        assertRefused(WRONG_AUDIENCE, aToken().with("aud", "another-client").text());
        assertRefused(WRONG_AUDIENCE, aToken().without("aud").text());
        assertRefused(
                WRONG_AUDIENCE,
                aToken().with("aud", List.of(CLIENT_ID, "another-client")).text());
        assertRefused(
                WRONG_AUDIENCE, aToken().with("aud", List.of(CLIENT_ID, 7)).text());
        assertRefused(WRONG_AUDIENCE, aToken().with("azp", "another-client").text());
        assertRefused(WRONG_AUDIENCE, aToken().with("azp", List.of(CLIENT_ID)).text());
    }

    @Test
    void forUsAloneIsAcceptedInEachSpelling() {
        assertAccepted(aToken().with("aud", List.of(CLIENT_ID)).text());
        assertAccepted(aToken().with("azp", CLIENT_ID).text());
    }

    @Test
    void thatRanOutIsRefusedAfterAMinuteOfGrace() {
        assertAccepted(aToken().with("exp", seconds(-59)).text());
        assertRefused(EXPIRED, aToken().with("exp", seconds(-60)).text());
        assertRefused(MALFORMED_TOKEN, aToken().without("exp").text());
        assertRefused(MALFORMED_TOKEN, aToken().with("exp", "soon").text());
        assertRefused(MALFORMED_TOKEN, aToken().with("exp", 1e300).text());
    }

    @Test
    void fromTheFutureIsRefusedBeyondAMinute() {
        assertAccepted(aToken().with("iat", seconds(60)).text());
        assertRefused(ISSUED_IN_FUTURE, aToken().with("iat", seconds(61)).text());
        assertRefused(ISSUED_IN_FUTURE, aToken().with("nbf", seconds(61)).text());
        assertRefused(MALFORMED_TOKEN, aToken().with("nbf", "later").text());
        assertRefused(MALFORMED_TOKEN, aToken().without("iat").text());
    }

    @Test
    void madeLongAgoIsRefused() {
        assertAccepted(aToken().with("iat", seconds(-600)).text());
        assertRefused(TOO_OLD, aToken().with("iat", seconds(-601)).text());
    }

    @Test
    void ofAnotherSignInIsRefused() {
        assertRefused(BAD_NONCE, aToken().with("nonce", "m".repeat(43)).text());
        assertRefused(BAD_NONCE, aToken().without("nonce").text());
    }

    @Test
    @DisplayName("§3.1.3.8: at_hash binds the access token")
    void thatCameWithAnotherAccessTokenIsRefused() {
        String right = ClaimRules.hash("an-access-token", JWSAlgorithm.RS256);

        assertAccepted(aToken().with("at_hash", right).text());
        assertRefused(BAD_TOKEN_HASH, aToken().with("at_hash", "x").text());
        assertRefused(BAD_TOKEN_HASH, aToken().with("at_hash", 7).text());
        assertThat(refusal(openId.identity(
                        new Tokens(aToken().with("at_hash", right).text(), null), started(), provider)))
                .isEqualTo(BAD_TOKEN_HASH);
    }

    @Test
    void thatDoesNotSayWhomIsRefused() {
        assertRefused(MALFORMED_TOKEN, aToken().without("sub").text());
        assertRefused(MALFORMED_TOKEN, aToken().with("sub", "x".repeat(256)).text());
        assertRefused(MALFORMED_TOKEN, aToken().with("sub", 7).text());
    }

    @Test
    void withoutAnAddressIsRefused() {
        assertRefused(NO_EMAIL, aToken().without("email").text());
        assertRefused(NO_EMAIL, aToken().with("email", "jane").text());
        assertRefused(
                NO_EMAIL, aToken().with("email", List.of("jane@acme.test")).text());
    }

    @Test
    void withAnAddressThatIsNotVerifiedIsRefused() {
        assertRefused(UNVERIFIED_EMAIL, aToken().with("email_verified", false).text());
        assertRefused(UNVERIFIED_EMAIL, aToken().with("email_verified", "no").text());
        assertRefused(UNVERIFIED_EMAIL, aToken().with("email_verified", 1).text());
        assertRefused(UNVERIFIED_EMAIL, aToken().without("email_verified").text());
        assertAccepted(aToken().with("email_verified", "true").text());
    }

    @Test
    void ofEntraVouchesForTheDomainInItsOwnWord() {
        String issuer = "https://login.microsoftonline.com/tenant/v2.0";
        IdentityProvider entra = acme.with(issuer, acme.at("/jwks"), acme.at("/token"));
        TokenFixture token =
                aToken().with("iss", issuer).without("email_verified").with("xms_edov", true);

        assertThat(openId.identity(new Tokens(token.text(), null), started(), entra))
                .isInstanceOf(Result.Good.class);
        assertThat(refusal(
                        openId.identity(new Tokens(token.with("xms_edov", false).text(), null), started(), entra)))
                .isEqualTo(UNVERIFIED_EMAIL);
        assertRefused(
                UNVERIFIED_EMAIL,
                aToken().without("email_verified").with("xms_edov", true).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane@other.test", "jane@sub.acme.test", "jane@acme.test.evil.test", "jane@evilacme.test"})
    void withAnAddressOutsideOfTheDomainsIsRefused(String email) {
        assertRefused(EMAIL_OUTSIDE, aToken().with("email", email).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jane@ACME.Test", "jane@Bücher.example", "jane@xn--bcher-kva.example"})
    void withAnAddressInADomainHoweverItIsWrittenIsAccepted(String email) {
        assertAccepted(aToken().with("email", email).text());
    }

    @Test
    void cannotBeCheckedWhenTheKeysAreNotToBeHad() {
        acme.publishing("x".repeat(70_000));
        assertRefused(PROVIDER_UNREACHABLE, aToken().text());
        acme.publishing("no JSON");
        assertRefused(PROVIDER_UNREACHABLE, aToken().text());
        acme.publishing("{\"keys\":7}");
        assertRefused(PROVIDER_UNREACHABLE, aToken().text());
        acme.publishing(RSA).publishingWithStatus(503);
        assertRefused(PROVIDER_UNREACHABLE, aToken().text());
        acme.close();
        assertRefused(PROVIDER_UNREACHABLE, aToken().text());
    }

    @Test
    void isCheckedThoughOtherKeysAreNotUnderstood() {
        String known = RSA.toPublicJWK().toJSONString();

        acme.publishing("{\"keys\":[7,{},{\"kty\":\"future\"},{\"kty\":\"RSA\",\"n\":\"!\"}," + known + "]}");

        assertAccepted(aToken().text());
    }

    @Test
    void isNotCheckedWithKeysFromAPrivateAddress() {
        OpenIdConnect strict = openId(new Variables(Map.<String, String>of()::get).read());
        IdentityProvider inside =
                acme.with(ProviderFixture.ISSUER, URI.create("https://169.254.169.254/keys"), acme.at("/token"));

        assertThat(refusal(strict.identity(new Tokens(aToken().text(), null), started(), inside)))
                .isEqualTo(PRIVATE_ADDRESS);
    }

    private OpenIdConnect openId(Settings chosen) {
        Outbound outbound = new Outbound(new Guard(chosen), chosen);
        return new OpenIdConnect(
                new Redemption(outbound, new OneSecret()),
                new Signatures(new KeySets(outbound, clock)),
                new UserInfo(outbound, clock),
                new StaffAddress(chosen),
                new SecureRandom(),
                clock);
    }

    private Result<Identity> checked(String token) {
        return openId.identity(new Tokens(token, "an-access-token"), started(), provider);
    }

    private Started started() {
        return new Started("s".repeat(43), TokenFixture.NONCE, "v".repeat(43), provider.id(), TheClock.NOON, null);
    }

    private void assertAccepted(String token) {
        assertThat(checked(token)).isInstanceOf(Result.Good.class);
    }

    private void assertRefused(Refusal reason, String token) {
        assertThat(refusal(checked(token))).isEqualTo(reason);
    }

    private static Refusal refusal(Result<Identity> result) {
        return switch (result) {
            case Result.Good<Identity> good -> throw new AssertionError("accepted");
            case Result.Bad<Identity>(var refused) -> refused.reason();
        };
    }

    private static long seconds(long fromNoon) {
        return TheClock.NOON.getEpochSecond() + fromNoon;
    }
}
