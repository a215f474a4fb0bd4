package io.rialto.server.servicemetadata;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** When a document is asked for again, and when its end comes near. */
final class Timetable {

    private static final Duration USUAL = Duration.ofHours(6);
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration NOTICE = Duration.ofDays(7);

    /** How long a document may fail before somebody is told again. */
    static final Duration LONG = Duration.ofHours(24);

    private Timetable() {}

    static Instant after(Row row, Instant now) {
        Terms accepted = row.accepted();
        if (row.failure() != null) {
            Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(row.attempts() - 1, MOST_DOUBLINGS));
            return now.plus(pause.compareTo(SHORTEST) > 0 ? SHORTEST : pause);
        }
        Duration wish = accepted == null ? USUAL : Objects.requireNonNullElse(accepted.cacheDuration(), USUAL);
        Duration pause = wish.compareTo(SHORTEST) < 0 ? SHORTEST : wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
        Instant next = now.plus(pause);
        Instant end = accepted == null ? null : accepted.validUntil();
        return end != null && end.isAfter(now) && end.isBefore(next) ? end : next;
    }

    /** A week before, or when half of a shorter time is over: some documents are good for two days and renewed with each answer. */
    static boolean nears(Row row, Instant now) {
        Terms accepted = row.accepted();
        Instant since = row.acceptedAt();
        Instant end = accepted == null ? null : accepted.validUntil();
        if (end == null || since == null) {
            return false;
        }
        Duration half = Duration.between(since, end).dividedBy(2);
        Duration notice = half.compareTo(NOTICE) < 0 ? half : NOTICE;
        return !now.isBefore(end.minus(notice));
    }
}
