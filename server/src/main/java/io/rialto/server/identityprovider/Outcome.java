package io.rialto.server.identityprovider;

import java.util.Locale;

/** What a domain's check found. */
public enum Outcome {
    /** More than half of the resolvers see the value. */
    PROVEN(true),
    /** The domain does not exist. */
    NO_DOMAIN(true),
    /** The domain carries no value of ours. */
    NO_RECORD(true),
    /** It carries one, but not this provider's present one. */
    WRONG_RECORD(true),
    /** It carries the value of another provider of this server. */
    CLAIMED_BY_ANOTHER(true),
    /** The domain's name servers, or the resolvers, are in trouble. */
    SERVER_FAILURE(false),
    /** Nobody answered in time. */
    NO_ANSWER(false),
    /** The answer does not fit, not even over TCP. */
    TRUNCATED(false),
    /** Resolvers that should agree say different things. */
    DISAGREEMENT(false);

    private final boolean verdict;

    Outcome(boolean verdict) {
        this.verdict = verdict;
    }

    /** Whether something was learnt about the domain; if not, the check changes nothing. */
    public boolean isVerdict() {
        return verdict;
    }

    /** As the API writes it: {@code no_record}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
