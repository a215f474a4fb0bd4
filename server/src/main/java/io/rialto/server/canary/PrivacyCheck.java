package io.rialto.server.canary;

import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param id ten letters
 * @param site the site's slug
 * @param services their slugs
 * @param each launches per service
 * @param reason why it failed; absent when there is nothing to say
 * @param outcome what came of it; absent until it is done
 * @param percent how far it is
 * @param report places and counts, JSON; absent until it is done
 * @param statement a signed JWT; absent until it is done
 */
public record PrivacyCheck(
        String id,
        UUID organization,
        SiteId siteId,
        String site,
        List<String> services,
        int each,
        State state,
        @Nullable String reason,
        @Nullable Outcome outcome,
        int percent,
        @Nullable String report,
        @Nullable String statement,
        Instant createdAt,
        Instant updatedAt) {

    public PrivacyCheck {
        services = List.copyOf(services);
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it showed. */
    public enum Outcome {
        /** Everything was read, and nothing was there. */
        CLEAN,
        /** Something was there. */
        FOUND,
        /** Nothing was there, but not everything could be read, or no message was sealed. */
        INCOMPLETE;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
