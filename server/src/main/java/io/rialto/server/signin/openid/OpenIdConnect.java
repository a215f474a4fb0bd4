package io.rialto.server.signin.openid;

import com.nimbusds.jose.JWSObject;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.session.StaffAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The flow with one provider. */
@Component
public class OpenIdConnect {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Redemption redemption;
    private final Signatures signatures;
    private final UserInfo userInfo;
    private final StaffAddress address;
    private final SecureRandom random;
    private final Clock clock;

    OpenIdConnect(
            Redemption redemption,
            Signatures signatures,
            UserInfo userInfo,
            StaffAddress address,
            SecureRandom random,
            Clock clock) {
        this.redemption = redemption;
        this.signatures = signatures;
        this.userInfo = userInfo;
        this.address = address;
        this.random = random;
        this.clock = clock;
    }

    /** A new attempt with this provider. */
    public Started start(IdentityProvider provider) {
        return Started.now(provider.id(), clock.instant(), null, random);
    }

    /** A trial of this provider, by which nobody signs in. */
    public Started start(IdentityProvider provider, String trial) {
        return Started.now(provider.id(), clock.instant(), trial, random);
    }

    /** Where the browser goes with it. */
    public URI authorization(IdentityProvider provider, Started started) {
        return Authorization.url(provider, started, address.redirectUri());
    }

    /** Whether it took longer than is allowed. */
    public boolean isOver(Started started) {
        return started.at().plus(LONGEST).isBefore(clock.instant());
    }

    /** Redeems the code and checks what comes for it, completely. */
    public Result<Identity> complete(String code, Started started, IdentityProvider provider) {
        return redemption
                .redeem(code, started, provider, address.redirectUri())
                .then(tokens -> identity(tokens, started, provider));
    }

    Result<Identity> identity(Tokens tokens, Started started, IdentityProvider provider) {
        return TokenText.read(tokens.idToken())
                .then(token -> signatures.check(token, provider.jwksUrl()))
                .then(token -> claims(token)
                        .then(claims -> new ClaimRules(provider, started, clock.instant())
                                .check(claims, token.getHeader().getAlgorithm(), tokens.accessToken())))
                .then(claims -> userInfo.complete(claims, provider, tokens.accessToken()))
                .then(claims ->
                        EmailRules.check(claims, provider).then(email -> Result.good(Identity.of(claims, email))));
    }

    static Result<Claims> claims(JWSObject token) {
        return Json.object(token.getPayload().toString())
                .map(members -> Result.good(new Claims(members)))
                .orElseGet(() -> Result.bad(Refusal.MALFORMED_TOKEN, "claims", "no JSON object"));
    }
}
