package io.rialto.server.handoff.oidc;

import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.oidc.grant.CustomerGrants;
import io.rialto.server.handoff.oidc.grant.CustomerGrants.Session;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.StandingChanged;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the shop says of a customer reaches what logins gave: codes and tokens are gone with the transaction that hears it, on every
 * node. Services that want to know of a logout are told after it. A customer who is enabled again logs in anew.
 */
@Component
class ShopFarewells {

    private final CustomerGrants grants;
    private final BackChannel backChannel;
    private final Sites sites;
    private final ExternalServices services;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    ShopFarewells(CustomerGrants grants, BackChannel backChannel, Sites sites, ExternalServices services) {
        this.grants = grants;
        this.backChannel = backChannel;
        this.sites = sites;
        this.services = services;
    }

    @EventListener
    void changed(StandingChanged change) {
        switch (change.what()) {
            // Services hear of it from provisioning, which tries again and has receipts.
            case DISABLED, DELETED, ERASED -> grants.endForGood(change.site(), change.hash());
            case LOGGED_OUT -> loggedOut(change);
            case ENABLED, UPDATED -> {}
        }
    }

    private void loggedOut(StandingChanged change) {
        List<Session> sessions = grants.end(change.site(), change.hash());
        if (!sessions.isEmpty()) {
            afterCommit(() -> calls.execute(() -> sessions.forEach(session -> tell(change.site(), session))));
        }
    }

    /** One after the other: whoever logs out of a hundred sessions opens no hundred connections. */
    private void tell(SiteId id, Session session) {
        sites.byId(id)
                .ifPresent(site -> services.of(id).stream()
                        .filter(service -> service.id().equals(session.owner().service()))
                        .forEach(service -> backChannel.tell(site, service, session.session())));
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @PreDestroy
    void close() {
        calls.close();
    }
}
