package io.rialto.server.handoff.oidc;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.oidc.BackChannel.Told;
import io.rialto.server.handoff.oidc.grant.CustomerGrants;
import io.rialto.server.handoff.oidc.grant.CustomerGrants.Session;
import io.rialto.server.logout.Logout;
import io.rialto.server.logout.Logouts;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.StandingChanged;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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
    private final Logouts logouts;
    private final References references;
    private final Clock clock;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    ShopFarewells(
            CustomerGrants grants,
            BackChannel backChannel,
            Sites sites,
            ExternalServices services,
            Logouts logouts,
            References references,
            Clock clock) {
        this.grants = grants;
        this.backChannel = backChannel;
        this.sites = sites;
        this.services = services;
        this.logouts = logouts;
        this.references = references;
        this.clock = clock;
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
            afterCommit(() -> calls.execute(
                    () -> sites.byId(change.site()).ifPresent(site -> tell(site, sessions, clock.instant()))));
        }
    }

    /** One after the other: whoever logs out of a hundred sessions opens no hundred connections. */
    private void tell(Site site, List<Session> sessions, Instant since) {
        Map<ServiceId, List<Session>> byService = sessions.stream()
                .collect(Collectors.groupingBy(
                        session -> session.owner().service(), LinkedHashMap::new, Collectors.toList()));
        Reference reference = references.next();
        List<Logout> told = new ArrayList<>();
        services.of(site.id()).stream()
                .filter(service -> byService.containsKey(service.id()))
                .forEach(service -> told.add(tell(
                        site,
                        service,
                        byService.getOrDefault(service.id(), List.of()),
                        reference,
                        told.size() + 1,
                        since)));
        logouts.note(told);
    }

    private Logout tell(
            Site site, ExternalService service, List<Session> its, Reference reference, int number, Instant since) {
        Instant before = clock.instant();
        Set<Told> all = its.stream()
                .map(session -> backChannel.tell(site, service, session.session()))
                .collect(Collectors.toSet());
        Logout.Outcome outcome = outcome(all);
        return new Logout(
                reference,
                number,
                site.id(),
                service.id(),
                outcome,
                Logout.Beginning.SHOP_CALL,
                Logout.Way.CALL,
                since,
                outcome == Logout.Outcome.UNSUPPORTED ? null : Duration.between(before, clock.instant()));
    }

    /** The worst of them. */
    private static Logout.Outcome outcome(Set<Told> all) {
        if (all.contains(Told.REFUSED)) {
            return Logout.Outcome.REFUSED;
        }
        if (all.contains(Told.UNREACHABLE)) {
            return Logout.Outcome.UNREACHABLE;
        }
        return all.contains(Told.YES) ? Logout.Outcome.CONFIRMED : Logout.Outcome.UNSUPPORTED;
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
