package io.rialto.server.twin;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a browser brought.
 *
 * @param method {@code GET} or {@code POST}
 * @param fields by name; of a name that came twice there is none
 */
public record Parcel(String method, Map<String, String> fields) {

    private static final int MOST_FIELDS = 100;
    private static final int LONGEST = 200_000;

    public Parcel {
        fields = new LinkedHashMap<>(fields);
    }

    /** What a request had for parameters, if that is within reason; else nothing of it. */
    public static Parcel of(String method, Map<String, String[]> parameters) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (parameters.size() <= MOST_FIELDS) {
            parameters.forEach((name, values) -> {
                if (values.length == 1 && values[0].length() <= LONGEST) {
                    fields.put(name, values[0]);
                }
            });
        }
        return new Parcel(method, fields);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** A message has no text. */
    @Override
    public String toString() {
        return "Parcel[" + method + "]";
    }
}
