package io.rialto.server.configuration;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stretches of time as people write them: {@code 90s}, {@code 5m}, {@code 8h}, {@code 30d}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smhd])");

    private Durations() {}

    static Rule<Duration> between(String least, String most) {
        return text -> {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                return Rule.bad("must be a number with s, m, h or d behind it, as 5m");
            }
            Duration duration = of(matcher);
            return duration.compareTo(of(least)) < 0 || duration.compareTo(of(most)) > 0
                    ? Rule.bad("must be between " + least + " and " + most)
                    : Rule.good(duration);
        };
    }

    private static Duration of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return of(matcher);
    }

    private static Duration of(Matcher matched) {
        long number = Long.parseLong(matched.group(1));
        return switch (matched.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
