package io.rialto.server.handoff.saml;

import io.rialto.server.handoff.saml.LogoutStates.Expired;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what is over. Every node may do it: what one has removed, another does not find. */
@Component
class LogoutRetention {

    private static final int AT_ONCE = 100;

    private final SamlSessions sessions;
    private final LogoutStates logouts;
    private final LogoutNotes notes;
    private final TransactionTemplate transactions;

    LogoutRetention(SamlSessions sessions, LogoutStates logouts, LogoutNotes notes, TransactionTemplate transactions) {
        this.sessions = sessions;
        this.logouts = logouts;
        this.notes = notes;
        this.transactions = transactions;
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void removeSessions() {
        sessions.removeExpired();
    }

    /** Often: staff read then which service left its customers standing there. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void removeLogouts() {
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = transactions.execute(status -> noted(logouts.takeExpired(AT_ONCE)));
        }
    }

    /** What ended by itself was noted then. */
    private int noted(List<Expired> expired) {
        expired.forEach(
                one -> one.state().filter(state -> !state.isOver()).ifPresent(state -> notes.note(one.site(), state)));
        return expired.size();
    }
}
