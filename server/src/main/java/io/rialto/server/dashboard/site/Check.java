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
