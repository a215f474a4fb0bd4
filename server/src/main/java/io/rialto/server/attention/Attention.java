package io.rialto.server.attention;

import io.rialto.server.database.Ids;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should see to.
 *
 * @param kind a word for programs
 * @param since when it began, as far as that is known
 * @param where what it is about and is mended at
 */
public record Attention(
        String kind,
        Severity severity,
        String sentence,
        @Nullable Instant since,
        Where where) {

    /** How much it hurts. */
    public enum Severity {
        /** Customers or staff do not get in. */
        URGENT,
        /** They soon will not, or somebody waits. */
        WARNING,
        /** It can wait. */
        NOTE;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A resource of the API.
     *
     * @param page of the dashboard, below the organization's path
     */
    public record Where(String type, String id, String page) {}

    /** The same as long as it is the same. */
    public String id() {
        return Ids.derived("attentions/" + kind + "/" + where.type() + "/" + where.id());
    }
}
