package io.rialto.server.organization;

import io.rialto.server.database.Ids;

/** Identifies an API credential: ten letters. */
public record ApiCredentialId(String value) {

    public ApiCredentialId {
        Ids.require(value);
    }
}
