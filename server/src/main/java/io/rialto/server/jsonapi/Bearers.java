package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import java.util.Optional;

/** Knows whose access token it is. */
interface Bearers {

    /** Nobody, when the token is not good, for whatever reason. */
    Optional<Caller> callerOf(String token);
}
