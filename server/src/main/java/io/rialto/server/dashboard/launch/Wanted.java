package io.rialto.server.dashboard.launch;

import io.rialto.server.jsonapi.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody looks for.
 *
 * @param failed anything: only what did not go well
 */
record Wanted(String reference, String service, String reason, String since, String until, String failed) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{12}");

    /** What a form left out is empty. */
    static Wanted of(Map<String, String> parameters) {
        return new Wanted(
                stripped(parameters, "reference").toUpperCase(Locale.ROOT),
                stripped(parameters, "service"),
                stripped(parameters, "reason").toLowerCase(Locale.ROOT).replace(' ', '_'),
                stripped(parameters, "since"),
                stripped(parameters, "until"),
                stripped(parameters, "failed"));
    }

    private static String stripped(Map<String, String> parameters, String name) {
        String text = parameters.getOrDefault(name, "").strip();
        return text.length() > 64 ? text.substring(0, 64) : text;
    }

    /** The same with the slugs of services in place of the name that was typed. */
    Wanted called(List<Thing> services) {
        return services.stream()
                .filter(one -> one.text("name").equalsIgnoreCase(service))
                .findFirst()
                .map(one -> new Wanted(reference, one.text("slug"), reason, since, until, failed))
                .orElse(this);
    }

    boolean isReference() {
        return REFERENCE.matcher(reference).matches();
    }

    boolean isAnything() {
        return !asked().isEmpty();
    }

    /** As the page's own address says it. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        put(asked, "reference", reference);
        put(asked, "service", service);
        put(asked, "reason", reason);
        put(asked, "since", since);
        put(asked, "until", until);
        put(asked, "failed", failed);
        return asked;
    }

    private static void put(Map<String, String> asked, String name, String value) {
        if (!value.isEmpty()) {
            asked.put(name, value);
        }
    }

    /** As the API's filters say it; what cannot be meant is left out. */
    Map<String, String> filters(String good) {
        Map<String, String> filters = new LinkedHashMap<>();
        if (NAME.matcher(service).matches()) {
            filters.put("filter[q][service_cont]", service);
        }
        if (NAME.matcher(reason).matches()) {
            filters.put("filter[q][reason_cont]", reason);
        }
        if (DAY.matcher(since).matches()) {
            filters.put("filter[q][created_at_gteq]", since);
        }
        if (DAY.matcher(until).matches()) {
            filters.put("filter[q][created_at_lteq]", until + "T23:59:59Z");
        }
        if (!failed.isEmpty()) {
            filters.put("filter[q][outcome_not_in]", good);
        }
        return filters;
    }
}
