package io.rialto.server.signin.openid;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.signin.attempt.Refusal;

/** Whom the provider may speak for: verified addresses in exactly the domains that were proved, at every sign-in. */
final class EmailRules {

    private static final String ENTRA = "https://login.microsoftonline.com/";

    private EmailRules() {}

    static Result<EmailAddress> check(Claims claims, IdentityProvider provider) {
        return told(claims).then(email -> verified(claims, email, provider)).then(email -> inside(email, provider));
    }

    static Result<EmailAddress> told(Claims claims) {
        return claims.text("email")
                .flatMap(EmailAddress::of)
                .map(Result::good)
                .orElseGet(() -> Result.bad(
                        Refusal.NO_EMAIL,
                        "email and email_verified",
                        claims.has("email") ? "email is no address" : "no email"));
    }

    static Result<EmailAddress> verified(Claims claims, EmailAddress email, IdentityProvider provider) {
        return isVerified(claims, provider)
                ? Result.good(email)
                : Result.bad(
                        Refusal.UNVERIFIED_EMAIL,
                        "email_verified true",
                        claims.has("email_verified") ? "another value" : "no email_verified");
    }

    static Result<EmailAddress> inside(EmailAddress email, IdentityProvider provider) {
        boolean inside =
                provider.domains().stream().anyMatch(domain -> domain.name().equals(email.domain()));
        return inside
                ? Result.good(email)
                : Result.bad(Refusal.EMAIL_OUTSIDE, "one of the provider’s domains", email.domain());
    }

    // Entra ID has no email_verified. Its own word for it is xms_edov: the domain of the address belongs to the tenant.
    private static boolean isVerified(Claims claims, IdentityProvider provider) {
        if (claims.has("email_verified")) {
            return claims.isTrue("email_verified");
        }
        return provider.issuer().startsWith(ENTRA) && (claims.isTrue("xms_edov") || claims.isOne("xms_edov"));
    }
}
