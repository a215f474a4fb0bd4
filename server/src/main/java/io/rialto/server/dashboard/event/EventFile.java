package io.rialto.server.dashboard.event;

import io.rialto.server.dashboard.Csv;
import io.rialto.server.jsonapi.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** How events are written into a file, a line each. */
enum EventFile {
    /** For spreadsheets. */
    CSV("text/csv; charset=utf-8", columns() + "\r\n") {
        @Override
        String line(Thing event) {
            return members(event).values().stream()
                            .map(EventFile::text)
                            .map(Csv::cell)
                            .collect(Collectors.joining(","))
                    + "\r\n";
        }
    },
    /** For programs: JSON Lines. */
    JSONL("application/jsonl; charset=utf-8", "") {
        @Override
        String line(Thing event) {
            return JSON.writeValueAsString(members(event)) + "\n";
        }
    };

    private static final JsonMapper JSON = new JsonMapper();

    private final String type;
    private final String head;

    EventFile(String type, String head) {
        this.type = type;
        this.head = head;
    }

    String type() {
        return type;
    }

    String head() {
        return head;
    }

    abstract String line(Thing event);

    private static String columns() {
        return String.join(",", names());
    }

    private static List<String> names() {
        return List.of("number", "id", "created_at", "who", "event", "resource_type", "resource_id", "changes", "hash");
    }

    private static Map<String, Object> members(Thing event) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : names()) {
            members.put(
                    name, name.equals("id") ? event.id() : event.attributes().getOrDefault(name, ""));
        }
        return members;
    }

    private static String text(Object value) {
        return value instanceof Map<?, ?> map ? JSON.writeValueAsString(map) : String.valueOf(value);
    }
}
