package io.rialto.server.handoff.saml;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what is over. Every node may do it: what one has removed, another does not find. */
@Component
class LogoutRetention {

    private final SamlSessions sessions;
    private final LogoutStates logouts;

    LogoutRetention(SamlSessions sessions, LogoutStates logouts) {
        this.sessions = sessions;
        this.logouts = logouts;
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void removeExpired() {
        sessions.removeExpired();
        logouts.removeExpired();
    }
}
