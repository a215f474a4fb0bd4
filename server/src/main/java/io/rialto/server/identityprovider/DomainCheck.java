package io.rialto.server.identityprovider;

import java.time.Instant;
import java.util.List;

/**
 * What one check of a domain found, and the evidence.
 *
 * @param dnssec whether every resolver that sees the value also vouches for it by DNSSEC
 * @param found at most three values that begin as ours do, shortened
 * @param witnesses what each resolver said
 */
public record DomainCheck(Outcome outcome, Instant at, boolean dnssec, List<String> found, List<Witness> witnesses) {

    public DomainCheck {
        found = List.copyOf(found);
        witnesses = List.copyOf(witnesses);
    }

    /**
     * What one resolver said of one name.
     *
     * @param server its address and port
     * @param name what it was asked for
     * @param said {@code found}, {@code nodata}, {@code nxdomain}, {@code servfail}, {@code timeout}, {@code truncated}, …
     * @param records how many TXT records it gave
     * @param ttl for how many seconds it may be remembered
     */
    public record Witness(String server, String name, String said, boolean dnssec, int records, long ttl) {}
}
