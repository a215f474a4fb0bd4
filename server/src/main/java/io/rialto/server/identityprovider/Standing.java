package io.rialto.server.identityprovider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the proof of a provider stands, and how a check moves it. Pure: no clock, no database.
 *
 * @param since when the present attempt began
 * @param unansweredSince since when no check has told anything
 * @param lostSince while verified: since when a domain lacks the value
 */
record Standing(
        Status status,
        Instant since,
        @Nullable Instant unansweredSince,
        @Nullable Instant lostSince) {

    static final Duration GRACE = Duration.ofDays(7);
    static final Duration ATTENTIVE = Duration.ofDays(3);
    static final Duration PATIENCE = ATTENTIVE.plusDays(30);
    static final Duration SILENCE = Duration.ofDays(3);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration DAILY = Duration.ofDays(1);

    /** The beginning of an attempt: nothing is proved. */
    static Standing beginning(Instant now) {
        return new Standing(Status.PENDING, now, null, null);
    }

    /** The same status, but whoever looks after the records is at it now: the intervals are short again. */
    Standing begunAgain(Instant now) {
        return status == Status.VERIFIED ? this : new Standing(status, now, null, null);
    }

    /** After a check of all domains. */
    Standing after(List<Outcome> outcomes, Instant now) {
        if (outcomes.stream().allMatch(outcome -> outcome == Outcome.PROVEN)) {
            return new Standing(Status.VERIFIED, since, null, null);
        }
        boolean absent = outcomes.stream().anyMatch(outcome -> outcome.isVerdict() && outcome != Outcome.PROVEN);
        if (status == Status.VERIFIED) {
            return absent ? losing(now) : this;
        }
        return absent ? missing(outcomes, now) : silent(now);
    }

    private Standing losing(Instant now) {
        if (lostSince == null) {
            return new Standing(status, since, null, now);
        }
        return isOver(lostSince, GRACE, now) ? beginning(now) : this;
    }

    private Standing missing(List<Outcome> outcomes, Instant now) {
        boolean hopeless = outcomes.contains(Outcome.NO_DOMAIN) || isOver(since, PATIENCE, now);
        return new Standing(hopeless ? Status.ERROR : Status.PENDING, since, null, null);
    }

    private Standing silent(Instant now) {
        Instant silence = unansweredSince == null ? now : unansweredSince;
        return new Standing(isOver(silence, SILENCE, now) ? Status.ERROR : status, since, silence, null);
    }

    private static boolean isOver(Instant from, Duration duration, Instant now) {
        return !now.isBefore(from.plus(duration));
    }

    /** How long after a check that left it so the domains are looked at again. */
    Duration rest(boolean answered, Instant now) {
        if (status == Status.VERIFIED) {
            return lostSince == null && answered ? DAILY : HOURLY;
        }
        Duration elapsed = Duration.between(since, now);
        if (elapsed.compareTo(ATTENTIVE) >= 0) {
            return DAILY;
        }
        // As long as it has taken so far: each interval is twice the one before.
        return elapsed.compareTo(SHORTEST) < 0 ? SHORTEST : elapsed.compareTo(HOURLY) > 0 ? HOURLY : elapsed;
    }

    /** When a provider that lost a record stops working; absent while nothing is lost. */
    @Nullable
    Instant graceEnds() {
        return lostSince == null ? null : lostSince.plus(GRACE);
    }
}
