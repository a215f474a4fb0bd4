package io.rialto.server.dashboard.privacy;

import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check that nothing of a customer stays, as it is shown.
 *
 * @param mood the tag's class
 * @param story a sentence
 * @param facts what was launched and read, a line each
 * @param hits places where something was found
 */
record CheckRow(
        String id,
        String site,
        String services,
        String at,
        String state,
        String mood,
        String story,
        long percent,
        boolean waiting,
        boolean done,
        List<String> facts,
        List<Hit> hits) {

    /** @param where a table's column, or what wrote a line of the log */
    record Hit(String where, String form, String values) {}

    static CheckRow of(Thing check) {
        String state = check.text("state");
        Map<String, Object> report = check.map("report");
        return new CheckRow(
                check.id(),
                check.text("site"),
                check.text("services").replace(",", ", "),
                check.text("created_at").replace('T', ' ').replaceFirst(":\\d\\d\\.\\d+Z", " UTC"),
                word(state, check.text("outcome")),
                mood(state, check.text("outcome")),
                story(state, check.text("outcome"), check.text("reason")),
                check.number("percent"),
                state.equals("running"),
                state.equals("done"),
                facts(report),
                hits(report.get("hits")));
    }

    private static String word(String state, String outcome) {
        return switch (state + outcome) {
            case "doneclean" -> "Nothing stayed";
            case "donefound" -> "Something stayed";
            case "doneincomplete" -> "Not complete";
            case "failed" -> "Failed";
            default -> "Running";
        };
    }

    private static String mood(String state, String outcome) {
        return switch (state + outcome) {
            case "doneclean" -> "good";
            case "donefound", "failed" -> "bad";
            case "doneincomplete" -> "warn";
            default -> "plain";
        };
    }

    private static String story(String state, String outcome, String reason) {
        return switch (state + outcome) {
            case "doneclean" -> "Everything that is kept was read, and nothing of these customers was there.";
            case "donefound" ->
                "Something of customers who do not exist is kept here, so something of yours may be. Whoever runs this server has to see to it: the places are below.";
            case "doneincomplete" ->
                "Nothing was found, but not everything was shown: a service let nobody in, or there was no time to read every table. The report says which.";
            case "failed" -> failed(reason);
            default -> "Customers who do not exist are launched, then everything that is kept is read for their names.";
        };
    }

    private static String failed(String reason) {
        return switch (reason) {
            case "no_shop_connected" -> "The site has no shop that is connected: pair it first.";
            case "no_such_service" -> "The site has none of these services any more.";
            default ->
                "It broke off (" + reason + "). Start it again; if that happens again, ask whoever runs this server.";
        };
    }

    private static List<String> facts(Map<String, Object> report) {
        if (report.isEmpty()) {
            return List.of();
        }
        long tables = report.get("tables") instanceof Map<?, ?> all ? all.size() : 0;
        return List.of(
                launches(report.get("launches")),
                tables + " tables with " + report.get("columns") + " columns and " + report.get("rows") + " rows, and "
                        + report.get("log_entries") + " entries of the log were read.",
                "Searched: each name as it is, in small letters and in capitals, as UTF-16, in hex, base64 and base64url, URL-encoded and escaped.",
                "SHA-256 of what the services are told: " + report.get("data_map_sha256"));
    }

    private static String launches(@Nullable Object services) {
        long entered = 0;
        long others = 0;
        if (services instanceof Map<?, ?> all) {
            for (Object ends : all.values()) {
                if (ends instanceof Map<?, ?> counts) {
                    entered += count(counts.get("entered"));
                    others += count(counts.get("refused")) + count(counts.get("failed"));
                }
            }
        }
        return entered + " customers entered, " + others + " were turned away, as some are meant to be.";
    }

    private static long count(@Nullable Object number) {
        return number instanceof Number known ? known.longValue() : 0;
    }

    private static List<Hit> hits(@Nullable Object hits) {
        return hits instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(Map.class::cast)
                        .map(one -> new Hit(
                                String.valueOf(one.get("where")),
                                String.valueOf(one.get("form")),
                                String.valueOf(one.get("values"))))
                        .toList()
                : List.of();
    }
}
