package io.rialto.server.dashboard.home;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.Set;

/**
 * Something to see to.
 *
 * @param page where it is mended; empty: on no page of the dashboard
 */
record AttentionRow(String sentence, String severity, String mood, String since, String page) {

    /** @param areas that the dashboard has */
    static AttentionRow of(Thing attention, Set<String> areas) {
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
                there ? page : "");
    }
}
