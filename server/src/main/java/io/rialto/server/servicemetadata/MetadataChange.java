package io.rialto.server.servicemetadata;

import io.rialto.server.externalservice.ServiceId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a service publishes something else than before.
 *
 * @param id ten letters
 * @param site and {@code service} by their slugs
 * @param signed whether a signature was needed, and held
 * @param decidedBy the user who approved or rejected it, or {@code system}
 */
public record MetadataChange(
        String id,
        UUID organization,
        ServiceId serviceId,
        String site,
        String service,
        Status status,
        String entityId,
        URI url,
        boolean signed,
        Terms proposed,
        Difference difference,
        @Nullable String decidedBy,
        Instant createdAt,
        Instant updatedAt) {

    /** How far it is. */
    public enum Status {
        /** Somebody has to decide; what was in force stays so. */
        PENDING,
        APPROVED,
        REJECTED,
        /** It changed nothing that counts, or added a key under a signature: it was taken at once. */
        TAKEN,
        /** The service published something else before anybody decided. */
        SUPERSEDED,
        /** The service went back to what is in force. */
        WITHDRAWN;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
