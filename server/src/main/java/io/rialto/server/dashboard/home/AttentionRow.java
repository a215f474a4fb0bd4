package io.rialto.server.dashboard.home;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.Map;
import java.util.Set;

/**
 * Something to see to.
 *
 * @param button what is done there
 * @param page where it is mended; empty: on no page of the dashboard
 */
record AttentionRow(String sentence, String severity, String mood, String since, String button, String page) {

    private static final Map<String, String> BUTTONS = Map.ofEntries(
            Map.entry("address_change_open", "Change and confirm it"),
            Map.entry("address_change_failed", "Change and confirm it"),
            Map.entry("domain_error", "Look at the TXT record"),
            Map.entry("domain_unproved", "Get the TXT record"),
            Map.entry("domain_lost", "Look at the TXT record"),
            Map.entry("key_not_adopted", "Give and confirm it"),
            Map.entry("key_expires", "Prepare the next key"),
            Map.entry("key_promotion_blocked", "See what is against it"),
            Map.entry("metadata_change", "Approve or reject it"),
            Map.entry("metadata_unreadable", "Mend the connection"),
            Map.entry("metadata_expired", "Mend the connection"),
            Map.entry("queue_failed", "Look why, and try again"),
            Map.entry("queue_stuck", "See what waits"),
            Map.entry("service_failing", "See why they failed"),
            Map.entry("shop_not_paired", "Connect the shop"),
            Map.entry("webhook_gone", "Give it an address"),
            Map.entry("webhook_failing", "See what failed"));

    /**
     * As it is shown.
     *
     * @param areas that the dashboard has
     * @param slugs of services, by their ids
     */
    static AttentionRow of(Thing attention, Set<String> areas, Map<String, String> slugs) {
        String page = attention.text("page");
        boolean there = areas.contains(page.split("/", -1)[0]);
        String severity = attention.text("severity");
        return new AttentionRow(
                attention.text("sentence"),
                switch (severity) {
                    case "urgent" -> "Urgent";
                    case "warning" -> "Soon";
                    default -> "When you can";
                },
                severity.equals("urgent") ? "bad" : "plain",
                attention.instant("since").map(Words::of).orElse(""),
                BUTTONS.getOrDefault(attention.text("kind"), "See to it"),
                there ? to(attention, page, slugs) : "");
    }

    /** Where on the page it is mended. */
    private static String to(Thing attention, String page, Map<String, String> slugs) {
        return switch (attention.text("kind")) {
            case "service_failing" ->
                slugs.containsKey(attention.text("about_id"))
                        ? "launches?failed=yes&service=" + slugs.get(attention.text("about_id"))
                        : page;
            case "shop_not_paired" -> page + "#shop";
            default -> attention.text("about_type").equals("signing_keys") ? page + "#keys" : page;
        };
    }
}
