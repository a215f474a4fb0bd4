package io.rialto.server.dashboard.site;

import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What the shop answered when it was asked. */
record Check(boolean works, List<Finding> findings) {

    record Finding(String what, String sentence) {}

    static Check of(Thing check) {
        return new Check(
                check.flag("works"),
                new TreeMap<>(check.map("findings"))
                        .entrySet().stream()
                                .map(entry -> new Finding(capital(entry.getKey()), sentence(entry.getValue())))
                                .toList());
    }

    static Check refused(String sentence) {
        return new Check(false, List.of(new Finding("Not asked", sentence)));
    }

    private static String sentence(Object said) {
        return capital(String.valueOf(said)) + ".";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
