package io.rialto.server.oauth;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes tokens that are over, then the keys that none is signed with any more. Every node may do it. */
@Component
class TokenRetention {

    private final Grants grants;
    private final TokenKeys keys;
    private final Clock clock;

    TokenRetention(Grants grants, TokenKeys keys, Clock clock) {
        this.grants = grants;
        this.keys = keys;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    void removeOver() {
        grants.removeThoseBefore(clock.instant());
        keys.removeOver();
    }
}
