package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a launch.
 *
 * @param customer keyed hash of the customer's id; absent when nobody was proved
 * @param outcome {@code issued}, {@code refused} or {@code failed}
 * @param reason of a refusal, its code
 */
public record Happened(
        Reference id,
        SiteId site,
        @Nullable ServiceId service,
        @Nullable String customer,
        String outcome,
        @Nullable String reason,
        Instant at) {}
