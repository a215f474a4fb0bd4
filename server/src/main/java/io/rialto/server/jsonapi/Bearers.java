package io.rialto.server.jsonapi;

import io.rialto.server.oauth.AccessTokens;
import io.rialto.server.oauth.TokenCheck;
import io.rialto.server.organization.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows whose access token it is. */
@Component
class Bearers {

    private final AccessTokens tokens;

    Bearers(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Nobody, when the token is not good, for whatever reason. */
    Optional<Caller> callerOf(String token) {
        return switch (tokens.check(token)) {
            case TokenCheck.Good good -> Optional.of(good.caller());
            case TokenCheck.Bad bad -> Optional.empty();
        };
    }
}
