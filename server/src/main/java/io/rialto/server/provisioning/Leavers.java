package io.rialto.server.provisioning;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.handoff.Visits;
import io.rialto.server.link.LinkEnded;
import io.rialto.server.link.LinkResumed;
import io.rialto.server.link.Links;
import io.rialto.server.provisioning.TaskOrders.Order;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.StandingChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who leaves the shop leaves its services: for each that the customer ever entered, or has an account at, a task is written in the
 * transaction that hears of it. Either both are there or none.
 */
@Component
class Leavers {

    private static final Duration RECENT = Duration.ofHours(1);

    private final Sites sites;
    private final ExternalServices services;
    private final Links links;
    private final Visits visits;
    private final AccountRows accounts;
    private final TaskOrders orders;
    private final Subjects subjects;
    private final Clock clock;

    Leavers(
            Sites sites,
            ExternalServices services,
            Links links,
            Visits visits,
            AccountRows accounts,
            TaskOrders orders,
            Subjects subjects,
            Clock clock) {
        this.sites = sites;
        this.services = services;
        this.links = links;
        this.visits = visits;
        this.clock = clock;
        this.accounts = accounts;
        this.orders = orders;
        this.subjects = subjects;
    }

    @EventListener
    void changed(StandingChanged change) {
        Optional<Kind> kind = kind(change.what());
        Optional<Site> site = sites.byId(change.site());
        if (kind.isEmpty() || site.isEmpty()) {
            return;
        }
        Set<ServiceId> accountsAt = new HashSet<>();
        accounts.of(change.site(), change.hash())
                .forEach(account -> accountsAt.add(account.lane().service()));
        Set<ServiceId> entered = new HashSet<>();
        Set<ServiceId> ended = new HashSet<>();
        links.of(change.site(), change.hash())
                .forEach(link -> (link.endedAt() == null ? entered : ended).add(link.service()));
        // Links are written a moment after their launches.
        visits.since(change.site(), change.hash(), clock.instant().minus(RECENT)).stream()
                .map(Visits.Visit::service)
                .forEach(entered::add);
        if (kind.get().leaves()) {
            entered.addAll(ended);
        } else {
            // Whoever is let in at the shop again has not taken up what they ended.
            entered.removeAll(ended);
            accountsAt.removeAll(ended);
        }
        Leaver leaver = new Leaver(change.customer(), change.hash(), change.at());
        services.of(change.site()).stream()
                .filter(service -> accountsAt.contains(service.id()) || entered.contains(service.id()))
                .forEach(service -> told(leaver, kind.get(), site.get(), service));
        if (kind.get() == Kind.ERASED) {
            // The tasks know what they need; the receipts stay.
            links.forget(change.site(), change.hash());
        }
    }

    /** Of one service alone. */
    @EventListener
    void ended(LinkEnded ended) {
        told(
                new Leaver(ended.customer(), ended.hash(), ended.at()),
                Kind.ENDED,
                ended.site(),
                ended.service(),
                service -> true);
    }

    /** What was only switched off is switched on again; what was removed comes back with the next login. */
    @EventListener
    void resumed(LinkResumed resumed) {
        told(
                new Leaver(resumed.customer(), resumed.hash(), resumed.at()),
                Kind.ENABLED,
                resumed.site(),
                resumed.service(),
                service -> plan(Kind.ENDED, service) == Plan.DEACTIVATE);
    }

    private void told(Leaver leaver, Kind kind, SiteId at, ServiceId which, Predicate<ExternalService> concerned) {
        sites.byId(at)
                .ifPresent(site -> services.of(at).stream()
                        .filter(service -> service.id().equals(which))
                        .filter(concerned)
                        .forEach(service -> told(leaver, kind, site, service)));
    }

    private static Optional<Kind> kind(What what) {
        return switch (what) {
            case DISABLED -> Optional.of(Kind.DISABLED);
            case ENABLED -> Optional.of(Kind.ENABLED);
            case DELETED -> Optional.of(Kind.DELETED);
            case ERASED -> Optional.of(Kind.ERASED);
            case UPDATED, LOGGED_OUT -> Optional.empty();
        };
    }

    /** Who leaves, or comes back. */
    private record Leaver(String customer, String hash, Instant at) {}

    private void told(Leaver leaver, Kind kind, Site site, ExternalService service) {
        Way way = Way.of(service);
        Order order = new Order(site, service, leaver.hash(), kind, way, leaver.at());
        switch (way) {
            case SCIM, WEBHOOK -> {
                if (kind.leaves() && plan(kind, service) == Plan.NOTHING) {
                    orders.note(order, State.SKIPPED, "plan");
                } else {
                    String externalId = subjects.pseudonym(site, service, leaver.customer());
                    orders.place(order, Profile.nameless(externalId), null);
                }
            }
            case BACK_CHANNEL -> {
                if (kind.leaves()) {
                    orders.place(order, null, null);
                }
            }
            case NONE -> {
                if (kind.leaves()) {
                    orders.note(order, State.UNSUPPORTED, "no_way");
                }
            }
        }
    }

    private static Plan plan(Kind kind, ExternalService service) {
        Provisioning provisioning = service.provisioning();
        return provisioning == null ? Plan.NOTHING : kind.plan(provisioning);
    }
}
