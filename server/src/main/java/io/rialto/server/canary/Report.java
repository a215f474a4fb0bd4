package io.rialto.server.canary;

import io.rialto.server.canary.Hits.Hit;
import io.rialto.server.canary.PrivacyCheck.Outcome;
import io.rialto.server.canary.Sweep.Read;
import io.rialto.server.launch.Canaries.End;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param flown how many launches ended how, by the service's slug
 * @param lines entries of the log that were read
 */
record Report(
        Instant begun,
        Instant ended,
        Map<String, Map<End, Integer>> flown,
        DataMap map,
        Read read,
        long lines,
        List<Hit> hits) {

    Outcome outcome() {
        if (!hits.isEmpty()) {
            return Outcome.FOUND;
        }
        boolean entered = flown.values().stream().allMatch(ends -> ends.getOrDefault(End.ENTERED, 0) > 0);
        return entered && read.unread().isEmpty() ? Outcome.CLEAN : Outcome.INCOMPLETE;
    }

    int columns() {
        return read.tables().stream().mapToInt(table -> table.columns().size()).sum();
    }

    Map<String, Integer> launches() {
        Map<End, Integer> sum = new EnumMap<>(End.class);
        flown.values().forEach(ends -> ends.forEach((end, count) -> sum.merge(end, count, Integer::sum)));
        return named(sum);
    }

    private static Map<String, Integer> named(Map<End, Integer> ends) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (End end : End.values()) {
            named.put(end.name().toLowerCase(Locale.ROOT), ends.getOrDefault(end, 0));
        }
        return named;
    }

    /** As the API answers it. */
    Map<String, Object> json() {
        Map<String, Object> services = new LinkedHashMap<>();
        flown.forEach((service, ends) -> services.put(service, named(ends)));
        Map<String, Object> tables = new LinkedHashMap<>();
        read.tables().forEach(table -> tables.put(table.name(), table.columns()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("begun_at", begun.toString());
        json.put("ended_at", ended.toString());
        json.put("launches", services);
        json.put("forms", Form.NAMES);
        json.put("tables", tables);
        json.put("columns", columns());
        json.put("rows", read.rows());
        json.put("log_entries", lines);
        json.put("unread", read.unread());
        json.put(
                "hits",
                hits.stream()
                        .map(hit -> Map.of("where", hit.where(), "form", hit.form(), "values", hit.values()))
                        .toList());
        json.put("data_map", map.services());
        json.put("data_map_sha256", map.hash());
        return json;
    }
}
