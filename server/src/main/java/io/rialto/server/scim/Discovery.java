package io.rialto.server.scim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks services what they can do (RFC 7644 §4), once an hour. Safe for use by many threads. */
@Component
class Discovery {

    private final Cache<ScimServer, Features> known;

    Discovery(Clock clock) {
        Ticker ticker = () -> clock.millis() * 1_000_000;
        known = Caffeine.newBuilder()
                .maximumSize(1_000)
                .ticker(ticker)
                .expireAfterWrite(Duration.ofHours(1))
                .build();
    }

    /** What it said, or why it said nothing. */
    sealed interface Said {

        record Can(Features features) implements Said {}

        record Failed(Outcome outcome) implements Said {}
    }

    Said of(ScimServer server, Conversation conversation) {
        Features features = known.getIfPresent(server);
        if (features != null) {
            return new Said.Can(features);
        }
        return switch (conversation.ask(Request.get("ServiceProviderConfig", Map.of()))) {
            case Reply.Good good -> keep(server, Features.of(good.members()));
            case Reply.Nothing nothing -> new Said.Failed(nothing.outcome());
            case Reply.Objected objected when objected.status() == 401 -> new Said.Failed(objected.outcome());
            // It must be there (RFC 7644 §4), and often is not.
            case Reply.Objected objected -> keep(server, Features.USUAL);
        };
    }

    private Said keep(ScimServer server, Features features) {
        known.put(server, features);
        return new Said.Can(features);
    }
}
