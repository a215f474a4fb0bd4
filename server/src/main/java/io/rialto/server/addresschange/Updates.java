package io.rialto.server.addresschange;

import io.rialto.server.addresschange.AddressChange.State;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.Accounts.EmailChange;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.link.Links;
import io.rialto.server.provisioning.Forerunner;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.CustomerUpdated;
import io.rialto.server.standing.StandingChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears that a customer changed, and writes down for which services something has to be done about it, in the event's transaction. */
@Component
class Updates {

    private final Sites sites;
    private final ExternalServices services;
    private final Links links;
    private final Forerunner forerunner;
    private final AddressChangeRows rows;
    private final AddressChangeJobs jobs;
    private final SealedId sealing;
    private final Ids ids;
    private final Clock clock;

    Updates(
            Sites sites,
            ExternalServices services,
            Links links,
            Forerunner forerunner,
            AddressChangeRows rows,
            AddressChangeJobs jobs,
            SealedId sealing,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.services = services;
        this.links = links;
        this.forerunner = forerunner;
        this.rows = rows;
        this.jobs = jobs;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void updated(CustomerUpdated update) {
        List<ExternalService> planned = services.of(update.site()).stream()
                .filter(service -> service.accounts().emailChange() != EmailChange.SYNC_AT_LOGIN)
                .toList();
        if (planned.isEmpty()) {
            return;
        }
        Set<ServiceId> entered = new HashSet<>();
        Set<ServiceId> ended = new HashSet<>();
        links.of(update.site(), update.hash())
                .forEach(link -> (link.endedAt() == null ? entered : ended).add(link.service()));
        sites.byId(update.site())
                .ifPresent(site -> planned.stream()
                        .filter(service -> !ended.contains(service.id()))
                        .filter(service -> entered.contains(service.id()) || forerunner.knows(service, update.hash()))
                        .forEach(service -> begin(update, site, service)));
    }

    private void begin(CustomerUpdated update, Site site, ExternalService service) {
        AddressChange change = change(update, site, service);
        Optional<String> underWay = rows.underWay(change);
        if (underWay.isEmpty() && rows.add(change, sealing.seal(update.customer(), change.id()))) {
            jobs.begin(change.id());
            return;
        }
        // Absent: another node's was begun and carried out since, which asked the shop after this.
        underWay.or(() -> rows.underWay(change)).ifPresent(id -> {
            rows.again(id, change, sealing.seal(update.customer(), id));
            jobs.begin(id);
        });
    }

    private AddressChange change(CustomerUpdated update, Site site, ExternalService service) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new AddressChange(
                ids.next(),
                sites.ownerOf(site.id()).orElseThrow().value(),
                site.id(),
                service.id(),
                site.slug(),
                service.slug(),
                update.hash(),
                service.accounts().emailChange(),
                State.WAITING,
                null,
                0,
                update.at(),
                now,
                now);
    }

    /** Whoever left needs no new address. */
    @EventListener
    void left(StandingChanged change) {
        if (change.what() == What.DELETED || change.what() == What.ERASED) {
            rows.removeOf(change.site(), change.hash());
        }
    }
}
