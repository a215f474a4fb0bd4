package io.rialto.server.signin.session;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes sessions that are over. Every node may do it. */
@Component
class SessionRetention {

    private final Sessions sessions;

    SessionRetention(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void removeOver() {
        sessions.removeOver();
    }
}
