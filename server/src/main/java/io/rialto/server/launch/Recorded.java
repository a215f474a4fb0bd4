package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A launch as it is kept.
 *
 * @param customer keyed hash of the customer's id; absent when nobody was proved
 * @param outcome {@code issued}, {@code listed}, {@code refused}, {@code failed}, {@code returned} or {@code stopped}
 * @param reason of a refusal, its code
 */
public record Recorded(
        Reference id,
        SiteId site,
        @Nullable ServiceId service,
        @Nullable String customer,
        String outcome,
        @Nullable String reason,
        Instant at) {

    /**
     * What a service said that sent a browser back: cut, plain, and without what looks like an address, a number or a token.
     *
     * @param parameters by their names
     */
    public record Said(Map<String, String> parameters) {

        public Said {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Said[" + parameters.size() + "]";
        }
    }
}
