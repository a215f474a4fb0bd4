package io.rialto.server.signin.openid;

import com.nimbusds.jose.JWSObject;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.signin.attempt.Finding.Point;
import io.rialto.server.signin.attempt.Findings;
import io.rialto.server.signin.session.StaffAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every check of a sign-in, by the same rules, but past those that fail as far as there is something to look at, so that all that is
 * wrong is told at once. It signs nobody in.
 */
@Component
public class Examination {

    private final Redemption redemption;
    private final Signatures signatures;
    private final UserInfo userInfo;
    private final StaffAddress address;
    private final Clock clock;

    Examination(Redemption redemption, Signatures signatures, UserInfo userInfo, StaffAddress address, Clock clock) {
        this.redemption = redemption;
        this.signatures = signatures;
        this.userInfo = userInfo;
        this.address = address;
        this.clock = clock;
    }

    /** Redeems the code and looks at what comes for it; whom it is about only when nothing at all was wrong. */
    public Optional<Identity> examine(String code, Started started, IdentityProvider provider, Findings findings) {
        Result<Tokens> tokens = redemption.redeem(code, started, provider, address.redirectUri());
        return note(findings, Point.TOKENS, tokens, "status 200, an id_token", token -> "an id_token")
                .flatMap(given -> identity(given, started, provider, findings));
    }

    Optional<Identity> identity(Tokens tokens, Started started, IdentityProvider provider, Findings findings) {
        Optional<JWSObject> token =
                note(findings, Point.FORM, TokenText.read(tokens.idToken()), "a JWT that is signed", Examination::kind);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        boolean genuine = note(
                        findings,
                        Point.SIGNATURE,
                        signatures.check(token.get(), provider.jwksUrl()),
                        "a key of the JWKS URL",
                        Examination::kind)
                .isPresent();
        Optional<Claims> claims =
                note(findings, Point.CLAIMS, OpenIdConnect.claims(token.get()), "a JSON object", read -> "one");
        claims.ifPresent(read -> new ClaimRules(provider, started, clock.instant())
                .rules(token.get().getHeader().getAlgorithm(), tokens.accessToken())
                .forEach(rule ->
                        note(findings, rule.point(), rule.check().apply(read), rule.expected(), rule.actual())));
        return claims.flatMap(read -> person(read, genuine ? tokens.accessToken() : null, provider, findings));
    }

    // The provider is asked on behalf of a token only when the token is its own.
    private Optional<Identity> person(
            Claims claims, @Nullable String accessToken, IdentityProvider provider, Findings findings) {
        Result<Claims> all = userInfo.complete(claims, provider, accessToken);
        Result<EmailAddress> told = all.then(EmailRules::told);
        Optional<EmailAddress> email =
                note(findings, Point.EMAIL, told, "an address", address -> "an address at " + address.domain());
        email.ifPresent(known -> {
            note(
                    findings,
                    Point.VERIFIED,
                    all.then(complete -> EmailRules.verified(complete, known, provider)),
                    "email_verified true",
                    address -> "it is");
            note(
                    findings,
                    Point.DOMAIN,
                    EmailRules.inside(known, provider),
                    "one of the provider’s domains",
                    EmailAddress::domain);
        });
        return findings.first().isPresent() || !(all instanceof Result.Good<Claims>(Claims complete))
                ? Optional.empty()
                : email.map(known -> Identity.of(complete, known));
    }

    private static String kind(JWSObject token) {
        String id = token.getHeader().getKeyID();
        return "alg " + token.getHeader().getAlgorithm() + (id == null ? ", no kid" : ", kid " + id);
    }

    private static <T> Optional<T> note(
            Findings findings, Point point, Result<T> result, String expected, Function<T, String> actual) {
        return switch (result) {
            case Result.Good<T>(T value) -> {
                findings.passed(point, expected, actual.apply(value));
                yield Optional.of(value);
            }
            case Result.Bad<T>(var refused) -> {
                findings.refused(point, refused);
                yield Optional.empty();
            }
        };
    }
}
