package io.rialto.server.key;

import io.rialto.server.externalservice.ServiceId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a service is with a key. Rialto never sees whether a service accepted a signature, so there are three grounds to believe
 * that it will, and who promotes the key sees which.
 *
 * @param metadataFetchedAt the site's metadata was first fetched from the service's own address, the key in it
 * @param confirmedAt somebody said that the service trusts the key
 * @param canarySince launches into the service are signed with the key already
 * @param canaryLaunchedAt the first such launch
 * @param canaryPassedAt somebody said that such a launch arrived
 */
public record Adoption(
        ServiceId service,
        @Nullable Instant metadataFetchedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant canarySince,
        @Nullable Instant canaryLaunchedAt,
        @Nullable Instant canaryPassedAt) {

    /** The strongest ground there is. */
    public enum State {
        UNKNOWN,
        METADATA_FETCHED,
        CONFIRMED,
        CANARY_PASSED;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Adoption unknown(ServiceId service) {
        return new Adoption(service, null, null, null, null, null);
    }

    public State state() {
        if (canaryPassedAt != null) {
            return State.CANARY_PASSED;
        }
        if (confirmedAt != null) {
            return State.CONFIRMED;
        }
        return metadataFetchedAt == null ? State.UNKNOWN : State.METADATA_FETCHED;
    }
}
