package io.rialto.server.dashboard.home;

import io.rialto.server.dashboard.home.Chart.Values;
import io.rialto.server.jsonapi.Thing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The numbers of a period, as the page shows them.
 *
 * @param since the day on which it begins
 */
record Overview(
        String period,
        String since,
        long launches,
        long entered,
        long accounts,
        long failures,
        long avoided,
        List<Chart> charts,
        List<Place> places,
        List<Cause> causes) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int DATE = 10;

    /** A site with its services. */
    record Place(Part site, List<Part> services) {}

    static Overview of(Thing report) {
        String from = report.text("from");
        String since = from.substring(0, Math.min(DATE, from.length()));
        List<Part> services = Numbers.members(report.map("services").get("parts")).stream()
                .map(Part::service)
                .toList();
        return new Overview(
                report.id(),
                since,
                report.number("launches"),
                report.number("entered"),
                report.number("accounts_created"),
                report.number("failures"),
                report.number("prompts_avoided"),
                charts(report),
                Numbers.members(report.map("sites").get("parts")).stream()
                        .map(Part::site)
                        .map(site -> new Place(site, of(site, services)))
                        .toList(),
                Cause.all(report.map("causes"), since));
    }

    /** What a service is called in the list of launches, by its id. */
    Map<String, String> slugs() {
        return places.stream()
                .flatMap(place -> place.services().stream())
                .collect(Collectors.toUnmodifiableMap(Part::id, Part::slug));
    }

    private static List<Part> of(Part site, List<Part> services) {
        return services.stream()
                .filter(service -> service.site().equals(site.site()))
                .toList();
    }

    private static List<Chart> charts(Thing report) {
        DateTimeFormatter labels = report.id().equals("day") ? HOUR : DAY;
        List<Map<?, ?>> buckets = Numbers.members(report.map("series").get("buckets"));
        return List.of(
                Chart.of("Launches", "led in", "failed", values(buckets, labels, "entered", "failures")),
                Chart.of(
                        "New accounts",
                        "made with a first launch",
                        "",
                        values(buckets, labels, "accounts_created", "")),
                Chart.of(
                        "Forms nobody had to fill in",
                        "logins and registrations spared",
                        "",
                        values(buckets, labels, "prompts_avoided", "")));
    }

    private static List<Values> values(List<Map<?, ?>> buckets, DateTimeFormatter labels, String first, String second) {
        return buckets.stream()
                .map(one -> new Values(
                        labels.format(Instant.parse(Numbers.text(one, "at"))),
                        Numbers.number(one, first),
                        Numbers.number(one, second)))
                .toList();
    }
}
