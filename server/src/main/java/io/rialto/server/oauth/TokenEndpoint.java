package io.rialto.server.oauth;

import io.rialto.server.oauth.AccessTokens.Issued;
import io.rialto.server.oauth.ClientRequest.Body.Fields;
import io.rialto.server.organization.ApiCredential;
import io.rialto.server.organization.ApiCredentials;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the routes answer, once their bodies are read. */
@Component
class TokenEndpoint {

    private final AccessTokens tokens;
    private final ApiCredentials credentials;
    private final Clock clock;

    TokenEndpoint(AccessTokens tokens, ApiCredentials credentials, Clock clock) {
        this.tokens = tokens;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** RFC 6749 §4.4.2. The scope may be missing, empty, or the only one there is. */
    ResponseEntity<String> token(Fields fields, @Nullable String authorization) {
        Optional<String> grant = fields.value("grant_type");
        if (grant.isEmpty()) {
            return OAuthAnswers.bad(OAuthFault.INVALID_REQUEST);
        }
        if (!grant.get().equals("client_credentials")) {
            return OAuthAnswers.bad(OAuthFault.UNSUPPORTED_GRANT_TYPE);
        }
        Optional<Issued> issued = ClientAuthentication.of(fields, authorization)
                .flatMap(client -> tokens.issue(client.id(), client.secret()));
        if (issued.isEmpty()) {
            return OAuthAnswers.bad(OAuthFault.INVALID_CLIENT);
        }
        return fields.value("scope").orElse(Claims.SCOPE).equals(Claims.SCOPE)
                ? OAuthAnswers.good(given(issued.get()))
                : OAuthAnswers.bad(OAuthFault.INVALID_SCOPE);
    }

    private Map<String, Object> given(Issued issued) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", issued.token());
        body.put("token_type", "Bearer");
        body.put("expires_in", secondsLeft(issued.grant()));
        body.put("scope", Claims.SCOPE);
        body.put("created_at", issued.grant().issuedAt().getEpochSecond());
        return body;
    }

    /** RFC 7009 §2.1: a client ends its own tokens alone; §2.2: that a token is none is no error. */
    ResponseEntity<String> revoke(Fields fields, @Nullable String authorization) {
        Optional<ApiCredential> client = ClientAuthentication.of(fields, authorization)
                .flatMap(pair -> credentials.authenticate(pair.id(), pair.secret()));
        if (client.isEmpty()) {
            return OAuthAnswers.bad(OAuthFault.MAY_NOT_REVOKE);
        }
        Optional<Grant> grant = fields.value("token").flatMap(tokens::grantOf);
        if (grant.isPresent() && !grant.get().credential().equals(client.get().id())) {
            return OAuthAnswers.bad(OAuthFault.MAY_NOT_REVOKE);
        }
        grant.ifPresent(tokens::revoke);
        return OAuthAnswers.good(Map.of());
    }

    /** What the token of the bearer says. */
    ResponseEntity<String> info(String bearer) {
        if (!(tokens.check(bearer) instanceof TokenCheck.Good(var caller, var id))) {
            return OAuthAnswers.bad(OAuthFault.INVALID_TOKEN);
        }
        Optional<ApiCredential> credential = credentials.byId(caller.organization(), id);
        Optional<Grant> grant = tokens.grantOf(bearer);
        if (credential.isEmpty() || grant.isEmpty()) {
            return OAuthAnswers.bad(OAuthFault.INVALID_TOKEN);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", tokens.members(credential.get(), grant.get()));
        body.put("expires_in", secondsLeft(grant.get()));
        return OAuthAnswers.good(body);
    }

    private long secondsLeft(Grant grant) {
        return Math.max(0, Duration.between(clock.instant(), grant.expiresAt()).toSeconds());
    }
}
