package io.rialto.kit;

import java.time.Instant;

/**
 * Remembers used assertions until they are worthless anyway (SAML Profiles §4.1.4.5). One node can use
 * {@link #inMemory()}; several nodes need a shared one: a table with the ID as its primary key, where an insert that
 * succeeds is {@link Use#FIRST} and one that breaks the key is {@link Use#REPEATED}.
 */
@FunctionalInterface
public interface ReplayStore {

    /**
     * Notes the use of an assertion, in one atomic step.
     *
     * @param assertionId unique per issuer
     * @param now the service provider's time
     * @param until when the entry may be forgotten
     */
    Use use(String assertionId, Instant now, Instant until);

    /** A store for one node: up to 100,000 assertions that have not expired yet. */
    static ReplayStore inMemory() {
        return new InMemoryReplayStore(100_000);
    }

    /** What the store says to a use. */
    enum Use {
        /** Nobody used the assertion before. */
        FIRST,
        /** It was used before. */
        REPEATED,
        /** The store is full or out of reach. The login is refused. */
        UNKNOWN
    }
}
