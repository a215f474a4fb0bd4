package io.rialto.server.trial;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One launch into a twin.
 *
 * @param persona the key of who goes
 * @param notes what is not as in a launch
 * @param verdict absent until there is one
 */
public record Trial(
        String id,
        OrganizationId organization,
        SiteId site,
        ServiceId service,
        String persona,
        Stage stage,
        Instant createdAt,
        List<String> notes,
        @Nullable Verdict verdict) {

    /** How long its address can be opened. */
    public static final Duration OPEN = Duration.ofMinutes(5);

    /** How long it is kept, and its account at the twin. */
    public static final Duration KEPT = Duration.ofHours(1);

    public Trial {
        notes = List.copyOf(notes);
    }

    /** Where it is on its way. */
    public enum Stage {
        WAITING,
        OPENED,
        DONE;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Instant opensUntil() {
        return createdAt.plus(OPEN);
    }

    /** Until when a login that was begun can go on. */
    Instant goesOnUntil() {
        return opensUntil().plus(OPEN);
    }

    Instant keptUntil() {
        return createdAt.plus(KEPT);
    }
}
