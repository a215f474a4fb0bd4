package io.rialto.server.dashboard.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One attribute in the form.
 *
 * @param number of the row: its fields are called after it
 * @param place where a fault of it is
 */
record MappingRow(int number, String name, String expression, boolean required, String place) {

    private static final int EMPTY = 3;
    private static final int MOST = 60;

    static MappingRow of(int number, String name, String expression, boolean required) {
        return new MappingRow(
                number, name, expression, required, Definition.PREFIX + "attributes/" + Definition.step(name));
    }

    /** With some rows to fill in. */
    static List<MappingRow> all(List<Leaving> leaving) {
        List<MappingRow> rows = new ArrayList<>();
        leaving.forEach(one -> rows.add(of(rows.size(), one.name(), one.from(), one.required())));
        for (int empty = 0; empty < EMPTY; empty++) {
            rows.add(of(rows.size(), "", "", false));
        }
        return List.copyOf(rows);
    }

    /** As they were typed. */
    static List<MappingRow> typed(Map<String, String> form) {
        List<MappingRow> rows = new ArrayList<>();
        for (int number = 0; number < MOST && form.containsKey("name-" + number); number++) {
            rows.add(of(
                    number,
                    form.getOrDefault("name-" + number, "").strip(),
                    form.getOrDefault("expression-" + number, "").strip(),
                    form.containsKey("required-" + number)));
        }
        return List.copyOf(rows);
    }

    /** Writes the rows over what was told until now; what is not among them any more is told no more. */
    static void into(Definition definition, List<MappingRow> rows, List<Leaving> before) {
        Set<String> named = new HashSet<>();
        List<String> required = new ArrayList<>();
        rows.stream()
                .filter(row -> !row.name().isEmpty() && !row.expression().isEmpty())
                .forEach(row -> {
                    named.add(row.name());
                    definition.put(row.place(), row.expression());
                    if (row.required()) {
                        required.add(row.name());
                    }
                });
        before.stream()
                .map(Leaving::name)
                .filter(name -> !named.contains(name))
                .forEach(name -> definition.put(Definition.PREFIX + "attributes/" + Definition.step(name), null));
        definition.put(Definition.PREFIX + "required", List.copyOf(required));
    }
}
