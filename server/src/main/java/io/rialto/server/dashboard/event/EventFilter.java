package io.rialto.server.dashboard.event;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which events: empty for all.
 *
 * @param who a user's id, {@code file}, {@code system} or {@code customer}
 * @param type of what was changed, as the API calls it
 * @param since a day, and {@code until} the last one
 */
record EventFilter(String who, String type, String since, String until) {

    EventFilter {
        who = shortened(who);
        type = shortened(type);
        since = shortened(since);
        until = shortened(until);
    }

    private static String shortened(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.substring(0, Math.min(60, stripped.length()));
    }

    /** As the API takes it. A day that is none is passed over: the form says what it takes. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "filter[q][who_eq]", who);
        put(parameters, "filter[q][resource_type_eq]", type);
        day(since).ifPresent(day -> parameters.put("filter[q][created_at_gteq]", day + "T00:00:00Z"));
        day(until).ifPresent(day -> parameters.put("filter[q][created_at_lt]", day.plusDays(1) + "T00:00:00Z"));
        return parameters;
    }

    /** As the page's own address has it. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        put(asked, "who", who);
        put(asked, "type", type);
        put(asked, "since", since);
        put(asked, "until", until);
        return asked;
    }

    /** Whether all events fit. */
    public boolean isEmpty() {
        return asked().isEmpty();
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
