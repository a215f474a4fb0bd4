package io.rialto.server.launch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * That a service was told of a customer, for that customer.
 *
 * @param service its name
 * @param told what it is told at each launch, as the mapping is now, in plain words; values are kept nowhere
 * @param first the first launch
 * @param last the last launch
 */
public record Disclosure(
        String service,
        List<String> told,
        @JsonProperty("first_launch_at") Instant first,
        @JsonProperty("last_launch_at") Instant last) {

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

    /** From when to when. */
    public String period() {
        String from = DAY.format(first);
        String until = DAY.format(last);
        return from.equals(until) ? "On " + from : "First on " + from + ", last on " + until;
    }
}
