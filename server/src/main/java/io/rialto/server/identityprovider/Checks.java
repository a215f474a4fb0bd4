package io.rialto.server.identityprovider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the proof of a provider's domains is.
 *
 * @param domains each with its last check
 * @param lostSince while verified: since when a domain does not carry the value any more
 * @param graceEnds when the provider stops working unless the value comes back
 * @param next when the domains are looked at again
 */
public record Checks(
        List<Of> domains,
        @Nullable Instant lostSince,
        @Nullable Instant graceEnds,
        Instant next) {

    public Checks {
        domains = List.copyOf(domains);
    }

    /**
     * One domain's.
     *
     * @param last absent until it was looked at
     */
    public record Of(Domain domain, @Nullable DomainCheck last) {

        /** The names of which one must carry the value: the domain's own, or one below it. */
        public List<String> names() {
            return DomainProof.names(domain);
        }
    }
}
