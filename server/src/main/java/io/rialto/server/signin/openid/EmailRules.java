package io.rialto.server.signin.openid;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.signin.attempt.Refusal;
import java.util.Optional;

/** Whom the provider may speak for: verified addresses in exactly the domains that were proved, at every sign-in. */
final class EmailRules {

    private static final String ENTRA = "https://login.microsoftonline.com/";

    private EmailRules() {}

    static Result<EmailAddress> check(Claims claims, IdentityProvider provider) {
        Optional<EmailAddress> email = claims.text("email").flatMap(EmailAddress::of);
        if (email.isEmpty()) {
            return Result.bad(
                    Refusal.NO_EMAIL,
                    "email and email_verified",
                    claims.has("email") ? "email is no address" : "no email");
        }
        if (!isVerified(claims, provider)) {
            return Result.bad(
                    Refusal.UNVERIFIED_EMAIL,
                    "email_verified true",
                    claims.has("email_verified") ? "another value" : "no email_verified");
        }
        boolean inside = provider.domains().stream()
                .anyMatch(domain -> domain.name().equals(email.get().domain()));
        return inside
                ? Result.good(email.get())
                : Result.bad(
                        Refusal.EMAIL_OUTSIDE,
                        "one of the provider’s domains",
                        email.get().domain());
    }

    // Entra ID has no email_verified. Its own word for it is xms_edov: the domain of the address belongs to the tenant.
    private static boolean isVerified(Claims claims, IdentityProvider provider) {
        if (claims.has("email_verified")) {
            return claims.isTrue("email_verified");
        }
        return provider.issuer().startsWith(ENTRA) && (claims.isTrue("xms_edov") || claims.isOne("xms_edov"));
    }
}
