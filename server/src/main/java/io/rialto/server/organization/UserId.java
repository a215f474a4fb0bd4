package io.rialto.server.organization;

import io.rialto.server.database.Ids;

/** Identifies a user: ten letters. */
public record UserId(String value) {

    public UserId {
        Ids.require(value);
    }
}
