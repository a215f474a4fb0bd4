package io.rialto.server.signin.enforcement;

import io.rialto.server.organization.Member;
import io.rialto.server.organization.SsoEnforcement;
import java.util.List;

/**
 * What enforcing would come to.
 *
 * @param obstacles what must be mended first, a sentence each; empty: it may be enforced
 */
public record Rehearsal(SsoEnforcement enforcement, List<Part> parts, List<String> obstacles) {

    /** One member, and what becomes of them. */
    public record Part(Member member, Fate fate) {}

    public Rehearsal {
        parts = List.copyOf(parts);
        obstacles = List.copyOf(obstacles);
    }

    /** How many members have that fate. */
    public long count(Fate fate) {
        return parts.stream().filter(part -> part.fate() == fate).count();
    }
}
