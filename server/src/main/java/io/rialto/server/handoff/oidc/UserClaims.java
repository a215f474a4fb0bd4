package io.rialto.server.handoff.oidc;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.oidc.grant.Login;
import io.rialto.server.handoff.oidc.grant.LoginGrants;
import io.rialto.server.site.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What an access token opens (OpenID Connect Core §5.3). */
@Component
class UserClaims {

    private final LoginGrants grants;

    UserClaims(LoginGrants grants) {
        this.grants = grants;
    }

    /** What its bearer hears. */
    sealed interface Answer permits Told, Kept {}

    record Told(Map<String, Object> claims) implements Answer {

        /** A customer has no text. */
        @Override
        public String toString() {
            return "Told";
        }
    }

    /** RFC 6750 §3.1 */
    record Kept(int status, String error, String sentence) implements Answer {}

    /** @param known whether whose it is still is a client */
    Answer of(Site site, String access, Predicate<ServiceId> known) {
        return grants.open(site.id(), access)
                .filter(held -> known.test(held.service()))
                .map(held -> told(held.login()))
                .orElseGet(() -> new Kept(401, "invalid_token", "The token is unknown, expired or revoked."));
    }

    private static Answer told(Login login) {
        if (!login.scopes().contains(Scopes.OPENID)) {
            return new Kept(403, "insufficient_scope", "The token is not for openid.");
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", login.subject());
        login.claims().forEach(claims::putIfAbsent);
        return new Told(claims);
    }
}
