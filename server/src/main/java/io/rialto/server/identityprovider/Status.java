package io.rialto.server.identityprovider;

/** How far the proof is that the domains belong to the provider's owner. */
public enum Status {
    PENDING,
    VERIFIED,
    ERROR
}
