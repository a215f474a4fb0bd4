package io.rialto.server.key;

import io.rialto.server.site.SiteId;

/** Keyed hashes under a secret of the site: stable, pairwise, and meaningless to whoever has only the database. */
public interface Pseudonyms {

    /**
     * A base64url text of 256 bits.
     *
     * @param purpose keeps hashes for different uses apart
     * @param parts are kept apart too: {@code ("a", "bc")} and {@code ("ab", "c")} differ
     */
    String of(SiteId site, String purpose, String... parts);

    /** The customer's, as launches, links and standings are kept under. */
    default String customer(SiteId site, String customer) {
        return of(site, "customer", customer);
    }
}
