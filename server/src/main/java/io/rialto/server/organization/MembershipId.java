package io.rialto.server.organization;

import io.rialto.server.database.Ids;

/** Identifies a membership: ten letters. */
public record MembershipId(String value) {

    public MembershipId {
        Ids.require(value);
    }
}
