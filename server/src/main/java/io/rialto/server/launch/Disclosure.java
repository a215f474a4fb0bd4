package io.rialto.server.launch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a service was told of a customer, for that customer.
 *
 * @param slug the service's, in addresses
 * @param service its name
 * @param told what it is told at each launch, as the mapping is now, in plain words; values are kept nowhere
 * @param first the first launch
 * @param last the last launch
 * @param ended when the customer ended it; absent when they did not, or took it up again
 */
public record Disclosure(
        String slug,
        String service,
        List<String> told,
        @JsonProperty("first_launch_at") Instant first,
        @JsonProperty("last_launch_at") Instant last,
        @JsonProperty("ended_at") @Nullable Instant ended) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** In a sentence. */
    public String sentence() {
        if (told.isEmpty()) {
            return "A name for you that nobody else knows";
        }
        String all = String.join(", ", told);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }

    /** In a sentence; empty when it is not ended. */
    public String ending() {
        return ended == null ? "" : "You ended this on " + day(ended) + ".";
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** From when to when. */
    public String period() {
        String from = DAY.format(first);
        String until = DAY.format(last);
        return from.equals(until) ? "On " + from : "First on " + from + ", last on " + until;
    }
}
