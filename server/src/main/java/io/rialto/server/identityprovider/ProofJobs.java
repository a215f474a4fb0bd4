package io.rialto.server.identityprovider;

/** Sees to it that domains are looked at. Everything happens with the caller's transaction. */
interface ProofJobs {

    /** The provider is new: look at once. */
    void begin(IdentityProviderId id);

    /** Look at once, whatever was planned. */
    void now(IdentityProviderId id);

    /** The provider is going: never look again. */
    void end(IdentityProviderId id);
}
