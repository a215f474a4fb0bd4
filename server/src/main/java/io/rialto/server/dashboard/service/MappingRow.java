package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.Problems;
import io.rialto.server.jsonapi.Reply.Wrong;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One attribute in the form.
 *
 * @param number of the row: its fields are called after it
 * @param place where a fault of it is
 */
record MappingRow(int number, String name, String expression, boolean required, String place) {

    private static final int EMPTY = 3;
    private static final int MOST = 60;
    private static final int UNPROCESSABLE = 422;

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

    /** What of them would be lost without a word; a row of an attribute that is told already is taken out by clearing it. */
    static Problems problems(List<MappingRow> rows, List<Leaving> before) {
        Set<String> known = before.stream().map(Leaving::name).collect(Collectors.toSet());
        Set<String> named = new HashSet<>();
        List<Wrong> wrongs = new ArrayList<>();
        for (MappingRow row : rows) {
            if (!row.name().isEmpty() && !named.add(row.name())) {
                wrongs.add(wrong(row.place(), "This name stands in two rows: each name is told once."));
            } else if (row.name().isEmpty() && !row.expression().isEmpty()) {
                wrongs.add(wrong(
                        "name-" + row.number(), "Please say by which name the service knows it, or clear the row."));
            } else if (!row.name().isEmpty() && row.expression().isEmpty() && !known.contains(row.name())) {
                wrongs.add(wrong(row.place(), "Please say where it comes from, or clear the row."));
            }
        }
        return wrongs.isEmpty() ? Problems.NONE : new Problems(UNPROCESSABLE, wrongs);
    }

    private static Wrong wrong(String place, String sentence) {
        return new Wrong(place, "invalid", sentence, sentence);
    }

    /** With some more rows to fill in. */
    static List<MappingRow> more(List<MappingRow> rows) {
        List<MappingRow> more = new ArrayList<>(rows);
        long empty = rows.stream()
                .filter(row -> row.name().isEmpty() && row.expression().isEmpty())
                .count();
        for (long one = empty; one < EMPTY && more.size() < MOST; one++) {
            more.add(of(more.size(), "", "", false));
        }
        return List.copyOf(more);
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
