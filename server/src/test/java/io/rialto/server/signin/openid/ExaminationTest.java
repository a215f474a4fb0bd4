package io.rialto.server.signin.openid;

import static io.rialto.server.signin.openid.TokenFixture.OTHER_RSA;
import static io.rialto.server.signin.openid.TokenFixture.RSA;
import static io.rialto.server.signin.openid.TokenFixture.aToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.signin.attempt.Finding;
import io.rialto.server.signin.attempt.Finding.Point;
import io.rialto.server.signin.attempt.Finding.Verdict;
import io.rialto.server.signin.attempt.Findings;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.session.StaffAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same checks as a sign-in's, past those that fail. */
class ExaminationTest {

    private final Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
    private final TheClock clock = new TheClock();
    private final ProviderFixture acme = ProviderFixture.start().publishing(RSA);
    private final IdentityProvider provider = acme.stored();
    private final Outbound outbound = new Outbound(new Guard(settings), settings);
    private final Signatures signatures = new Signatures(new KeySets(outbound, clock));
    private final Examination examination = new Examination(
            new Redemption(outbound, new OneSecret()),
            signatures,
            new UserInfo(outbound, clock),
            new StaffAddress(settings),
            clock);
    private final OpenIdConnect signIn = new OpenIdConnect(
            new Redemption(outbound, new OneSecret()),
            signatures,
            new UserInfo(outbound, clock),
            new StaffAddress(settings),
            new SecureRandom(),
            clock);
    private final Findings findings = new Findings();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void ofWhatIsRightTellsWhomItIsAboutAndEveryPoint() {
        Optional<Identity> identity = examined(aToken().text());

        assertThat(identity).map(Identity::subject).contains("248289761001");
        assertThat(findings.first()).isEmpty();
        assertThat(verdicts(Verdict.REFUSED)).isEmpty();
        assertThat(verdicts(Verdict.PASSED))
                .containsExactly(
                        Point.FORM,
                        Point.SIGNATURE,
                        Point.CLAIMS,
                        Point.ISSUER,
                        Point.AUDIENCE,
                        Point.PARTY,
                        Point.EXPIRY,
                        Point.ISSUED,
                        Point.NONCE,
                        Point.MATCHING,
                        Point.SUBJECT,
                        Point.EMAIL,
                        Point.VERIFIED,
                        Point.DOMAIN);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(Point.SIGNATURE, token -> token.signedBy(OTHER_RSA, JWSAlgorithm.RS256)),
                fault(Point.ISSUER, token -> token.with("iss", "https://evil.test/")),
                fault(Point.AUDIENCE, token -> token.with("aud", "another-client")),
                fault(Point.PARTY, token -> token.with("azp", "another-client")),
                fault(Point.EXPIRY, token -> token.with("exp", 1)),
                fault(Point.ISSUED, token -> token.with("iat", 1)),
                fault(Point.NONCE, token -> token.with("nonce", "another")),
                fault(Point.MATCHING, token -> token.with("at_hash", "another")),
                fault(Point.SUBJECT, token -> token.without("sub")),
                fault(Point.EMAIL, token -> token.without("email")),
                fault(Point.VERIFIED, token -> token.with("email_verified", false)),
                fault(Point.DOMAIN, token -> token.with("email", "jane@other.test")));
    }

    private static Arguments fault(Point point, UnaryOperator<TokenFixture> made) {
        return Arguments.of(point, made);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsToldAtItsPointAndWhereASignInEndsOfIt(Point point, UnaryOperator<TokenFixture> made) {
        String token = made.apply(aToken()).text();

        Optional<Identity> identity = examined(token);

        assertThat(identity).isEmpty();
        assertThat(verdicts(Verdict.REFUSED)).containsExactly(point);
        assertThat(findings.first().map(refused -> refused.reason()))
                .contains(refusal(signIn.identity(new Tokens(token, "an-access-token"), started(), provider)));
    }

    @Test
    void severalFaultsAreToldTogetherAndTheFirstIsTheReason() {
        examined(aToken().with("aud", "another")
                .with("nonce", "another")
                .with("email_verified", "no")
                .text());

        assertThat(verdicts(Verdict.REFUSED)).containsExactly(Point.AUDIENCE, Point.NONCE, Point.VERIFIED);
        assertThat(findings.first().map(refused -> refused.reason())).contains(Refusal.WRONG_AUDIENCE);
    }

    @Test
    void whatCannotBeReadLeavesTheRestOut() {
        examined("no token");

        assertThat(verdicts(Verdict.REFUSED)).containsExactly(Point.FORM);
        assertThat(verdicts(Verdict.SKIPPED)).contains(Point.SIGNATURE, Point.ISSUER, Point.DOMAIN);
    }

    @Test
    void nobodysAddressAndNoTokenIsInWhatIsTold() {
        String token = aToken().with("azp", "jane@acme.test")
                .with("iss", "https://jane%40acme.test@evil.test/")
                .text();

        examined(token);

        String told = findings.all().stream()
                .map(finding -> finding.expected() + " " + finding.actual())
                .collect(Collectors.joining("\n"));
        assertThat(told)
                .contains("an address at acme.test", "[address]")
                .doesNotContain("jane", "248289761001", TokenFixture.NONCE, token.split("\\.", -1)[2], "Doe");
    }

    private Optional<Identity> examined(String token) {
        return examination.identity(new Tokens(token, "an-access-token"), started(), provider, findings);
    }

    private List<Point> verdicts(Verdict verdict) {
        return findings.all().stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::point)
                .toList();
    }

    private Started started() {
        return new Started("s".repeat(43), TokenFixture.NONCE, "v".repeat(43), provider.id(), TheClock.NOON, null);
    }

    private static Refusal refusal(Result<?> result) {
        return ((Result.Bad<?>) result).refused().reason();
    }
}
