package io.rialto.server.trace;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt went.
 *
 * @param good the service was told
 * @param content everything that is not searched by
 */
public record Trace(
        Reference reference, SiteId site, @Nullable ServiceId service, boolean good, Content content) {

    /**
     * What is known of it.
     *
     * @param way how it came: {@code shop_link}, or the way of the service that began
     * @param steps in their order; the last one is the refused one
     * @param sent the message that left; absent: none did
     * @param settings what it went by, each a text that may be shown; secrets as keyed hashes
     * @param took milliseconds by what they were spent on
     */
    public record Content(
            String way, List<Step> steps, @Nullable Sent sent, Map<String, String> settings, Map<String, Long> took) {

        public Content {
            steps = List.copyOf(steps);
            settings = settings.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, one -> Step.plain(one.getValue()), (one, two) -> two, TreeMap::new));
            took = new TreeMap<>(took);
        }
    }
}
