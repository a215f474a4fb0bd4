package io.rialto.server.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a failed attempt.
 *
 * @param reason its code
 * @param expected of the decision that failed; may be empty
 * @param actual what came; may be empty
 * @param said what the service said that sent the browser back; empty otherwise
 * @param lately whether another customer entered the same service within the hour before; any of the site's, where the service is not known
 * @param everGood whether anybody ever entered, as far as is known
 * @param changes what changed since the last success
 */
public record Findings(
        String reason,
        String expected,
        String actual,
        String said,
        boolean lately,
        boolean everGood,
        List<Change> changes) {

    public Findings {
        changes = List.copyOf(changes);
    }

    /** Of which nothing but the reason is known. */
    public static Findings of(String reason, String expected, String actual) {
        return new Findings(reason, expected, actual, "", false, false, List.of());
    }

    /** One setting, then and now; absent: it was not there. */
    public record Change(
            String setting,
            @Nullable String before,
            @Nullable String after) {}

    /** What is different between two inventories. */
    public static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .filter(name -> !String.valueOf(before.get(name)).equals(String.valueOf(after.get(name))))
                .map(name -> new Change(name, before.get(name), after.get(name)))
                .toList();
    }

    /** What of an inventory is the whole site's. */
    public static Map<String, String> ofSite(Map<String, String> settings) {
        Map<String, String> its = new TreeMap<>(settings);
        its.keySet().removeIf(name -> !name.startsWith("site.") && !name.startsWith("store."));
        return its;
    }

    boolean changed(String prefix) {
        return changes.stream().anyMatch(change -> change.setting().startsWith(prefix));
    }

    boolean came(String text) {
        return actual.contains(text);
    }
}
