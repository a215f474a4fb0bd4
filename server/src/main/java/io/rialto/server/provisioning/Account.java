package io.rialto.server.provisioning;

import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that Rialto made at a service, or keeps there.
 *
 * @param account keyed hash of its externalId, the same from each site that leads there
 * @param active false: Rialto switched it off
 * @param print keyed hash of what the service was last told
 */
record Account(Lane lane, SiteId site, String account, Names names, boolean active, String print, Instant toldAt) {

    /**
     * How it is called.
     *
     * @param id the service's own
     * @param groups those that Rialto put it into
     */
    record Names(String externalId, @Nullable String id, List<String> groups) {}
}
