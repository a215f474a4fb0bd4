package io.rialto.server.dashboard.home;

import io.rialto.server.dashboard.home.Chart.Values;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of a period, as the page shows them. */
record Overview(
        String period,
        long launches,
        long entered,
        long accounts,
        long failures,
        long avoided,
        Chart entrances,
        Chart newcomers,
        List<Part> parts,
        List<Cause> causes) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** A service, with its site. */
    record Part(String id, String name, String site, long entered, long accounts, long failures) {}

    /** Why launches failed. */
    record Cause(String words, String code, long count) {}

    static Overview of(Thing report) {
        DateTimeFormatter labels = report.id().equals("day") ? HOUR : DAY;
        List<Map<?, ?>> buckets = members(report.map("series").get("buckets"));
        return new Overview(
                report.id(),
                report.number("launches"),
                report.number("entered"),
                report.number("accounts_created"),
                report.number("failures"),
                report.number("prompts_avoided"),
                Chart.of(
                        "Launches",
                        "led in",
                        "failed",
                        buckets.stream()
                                .map(one ->
                                        new Values(label(one, labels), number(one, "entered"), number(one, "failures")))
                                .toList()),
                Chart.of(
                        "New accounts",
                        "customers entered a service for the first time",
                        "",
                        buckets.stream()
                                .map(one -> new Values(label(one, labels), number(one, "accounts_created"), 0))
                                .toList()),
                members(report.map("services").get("parts")).stream()
                        .map(Overview::part)
                        .toList(),
                report.map("causes").entrySet().stream()
                        .map(one -> new Cause(
                                Words.capitalized(one.getKey().toUpperCase(Locale.ROOT)),
                                one.getKey(),
                                one.getValue() instanceof Number count ? count.longValue() : 0))
                        .sorted(Comparator.comparingLong((Cause cause) -> -cause.count())
                                .thenComparing(Cause::code))
                        .toList());
    }

    private static Part part(Map<?, ?> one) {
        return new Part(
                text(one, "id"),
                text(one, "name"),
                text(one, "site"),
                number(one, "entered"),
                number(one, "accounts_created"),
                number(one, "failures"));
    }

    private static String label(Map<?, ?> bucket, DateTimeFormatter labels) {
        return labels.format(Instant.parse(text(bucket, "at")));
    }

    private static List<Map<?, ?>> members(@Nullable Object list) {
        return list instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                        .toList()
                : List.of();
    }

    private static String text(Map<?, ?> members, String name) {
        return String.valueOf(members.get(name));
    }

    private static long number(Map<?, ?> members, String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
