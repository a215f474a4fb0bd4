package io.rialto.server.scim;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long a service wants to be left alone (RFC 9110 §10.2.3): seconds or a date, a day at most. */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Nothing when it says nothing that can be read. */
    public static Optional<Duration> of(Optional<String> header, Instant now) {
        return header.map(String::strip).flatMap(text -> read(text, now)).map(RetryAfter::bounded);
    }

    private static Optional<Duration> read(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return Optional.of(Duration.between(now, at));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wish) {
        if (wish.isNegative()) {
            return Duration.ZERO;
        }
        return wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
    }
}
