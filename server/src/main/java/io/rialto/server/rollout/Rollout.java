package io.rialto.server.rollout;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param id ten letters
 * @param site the site's slug
 * @param service the service's slug
 * @param dryRun nothing is made, only told
 * @param reason why it ended or waits; absent when there is nothing to say
 * @param attempts in vain, since something went well
 * @param repeatable whether it is a dry run that another run can be begun for the same customers as
 */
public record Rollout(
        String id,
        UUID organization,
        SiteId siteId,
        ServiceId serviceId,
        String site,
        String service,
        boolean dryRun,
        State state,
        @Nullable String reason,
        int attempts,
        Tally tally,
        boolean repeatable,
        Instant createdAt,
        Instant updatedAt) {

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
