package io.rialto.server.identityprovider;

import io.rialto.server.database.Ids;

/** Identifies an identity provider: ten letters. */
public record IdentityProviderId(String value) {

    public IdentityProviderId {
        Ids.require(value);
    }
}
