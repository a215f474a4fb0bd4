package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out of the API which services nobody gets into any more. */
@Component
class Failures {

    private static final int DATE = 10;

    private final Desk desk;

    Failures(Desk desk) {
        this.desk = desk;
    }

    /** By the service's id. Launches are read of those alone where the day's numbers leave room for it. */
    Map<String, Failing> of(Visit visit) {
        Map<String, Failing> failing = new LinkedHashMap<>();
        desk.find(visit.caller(), "statistics", "day")
                .ifPresent(day -> parts(day).stream()
                        .filter(part -> number(part, "failures") >= Failing.FEWEST)
                        .limit(25)
                        .forEach(part -> of(visit, part, day.text("from"))
                                .ifPresent(found -> failing.put(String.valueOf(part.get("id")), found))));
        return failing;
    }

    private Optional<Failing> of(Visit visit, Map<?, ?> part, String from) {
        Map<String, String> wanted = Map.of(
                "filter[q][service_id_eq]",
                String.valueOf(part.get("id")),
                "filter[q][created_at_gteq]",
                from,
                "sort",
                "-created_at",
                "page[size]",
                String.valueOf(Failing.LATEST));
        return Failing.of(
                desk.list(visit.caller(), "launches", wanted).things(),
                visit.path("launches?failed=yes&service=" + part.get("service") + "&since="
                        + from.substring(0, Math.min(DATE, from.length()))));
    }

    private static List<Map<?, ?>> parts(Thing day) {
        return day.map("services").get("parts") instanceof List<?> parts
                ? parts.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(part -> (Map<?, ?>) part)
                        .toList()
                : List.of();
    }

    private static long number(Map<?, ?> part, String name) {
        return part.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
