package io.rialto.server.handoff.oidc.grant;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who logged in, as the service may know it.
 *
 * @param claims by the service's names, typed as JSON is
 * @param authenticatedAt seconds since 1970, when the shop said so
 * @param session the login's random name
 * @param scopes granted, in the order in which they were asked for
 */
public record Login(
        String subject,
        Map<String, Object> claims,
        @Nullable Long authenticatedAt,
        String session,
        List<String> scopes) {

    /** The same login for fewer scopes. */
    public Login scoped(List<String> fewer) {
        return new Login(subject, claims, authenticatedAt, session, fewer);
    }

    /** It has no text: a customer is in it. */
    @Override
    public String toString() {
        return "Login";
    }
}
