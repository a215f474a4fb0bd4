package io.rialto.server.dashboard.site;

import io.rialto.server.jsonapi.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the shop answered when it was asked.
 *
 * @param connected whether customers come back
 * @param way what is right and wrong with that
 * @param works whether customers can be looked up
 */
record Check(boolean connected, List<Finding> way, boolean works, List<Finding> findings) {

    /** @param state in words; colour alone says nothing */
    record Finding(String what, String state, String mood, String sentence) {

        private static Finding of(String what, String sentence) {
            return new Finding(what, "", "", sentence);
        }

        private static Finding of(String what, Map<?, ?> point) {
            boolean right = Boolean.TRUE.equals(point.get("right"));
            return new Finding(
                    capital(what.replace('_', ' ')),
                    right ? "Right" : "Wrong",
                    right ? "good" : "bad",
                    String.valueOf(point.get("sentence")));
        }
    }

    /** @param directory what reading customers came to */
    static Check of(Thing connection, Thing directory) {
        return new Check(connection.flag("works"), way(connection), directory.flag("works"), findings(directory));
    }

    private static List<Finding> way(Thing connection) {
        List<Finding> way = new ArrayList<>();
        connection.map("findings").forEach((what, point) -> {
            if (point instanceof Map<?, ?> members) {
                way.add(Finding.of(what, members));
            }
        });
        return way;
    }

    private static List<Finding> findings(Thing check) {
        return new TreeMap<>(check.map("findings"))
                .entrySet().stream()
                        .map(entry -> Finding.of(capital(entry.getKey()), sentence(entry.getValue())))
                        .toList();
    }

    // What the API says to programs names a member of the configuration.
    private static final String NOT_SET_UP =
            "cannot be looked up: the site has no store.directory in the configuration";

    private static String sentence(Object said) {
        if (NOT_SET_UP.equals(said)) {
            return "Rialto has no key to look customers up yet. Make an integration in Magento that may read customers and groups, as the"
                    + " guide “Let Rialto read the shop” says, and give its four secrets to whoever runs this server: they stand in the"
                    + " site’s store.directory, in the configuration file or by API.";
        }
        return capital(String.valueOf(said)) + ".";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
