package io.rialto.server.key;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Who;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.key.AdoptionRows.Fact;
import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.site.Site;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes which services have read a site's keys since there is a next one. A service is known by the address that it was given: it
 * ends with the service's id, which only the organization's staff see. Nobody proves to be the service, and whoever opens the
 * address in a browser counts as well.
 */
@Component
public class MetadataReads {

    private final KeyRings rings;
    private final Promotion promotion;
    private final KeyRows rows;
    private final AdoptionRows adoptions;
    private final KeyTrail trail;
    private final Announcement announcement;
    private final TransactionTemplate transactions;

    MetadataReads(
            KeyRings rings,
            Promotion promotion,
            KeyRows rows,
            AdoptionRows adoptions,
            KeyTrail trail,
            Announcement announcement,
            TransactionTemplate transactions) {
        this.rings = rings;
        this.promotion = promotion;
        this.rows = rows;
        this.adoptions = adoptions;
        this.trail = trail;
        this.announcement = announcement;
        this.transactions = transactions;
    }

    /**
     * Somebody is about to be shown the site's keys. Writes at most once for each service and key.
     *
     * @param service as it stood in the address; anything but the id of a service of the site says nothing
     */
    public void note(Site site, @Nullable String service) {
        if (service == null) {
            return;
        }
        Optional<SiteKey> next =
                rings.known(new Place(site.id(), site.issuer())).flatMap(KeyRing::next);
        Optional<ExternalService> reader = promotion.concerned(site.id()).stream()
                .filter(its -> its.id().value().toString().equals(service))
                .findFirst();
        if (next.isPresent() && reader.isPresent() && isNews(next.get(), reader.get())) {
            try {
                transactions.executeWithoutResult(status -> noted(next.get().id(), reader.get()));
            } catch (DataAccessException | TransactionException silent) {
                // The metadata is worth more than the note, and the next reading makes it.
            }
        }
    }

    private static boolean isNews(SiteKey key, ExternalService reader) {
        return key.adoption(reader.id()).metadataFetchedAt() == null;
    }

    private void noted(KeyId id, ExternalService reader) {
        announcement.lock();
        Optional<SiteKey> key = rows.byId(id).filter(its -> its.state() == SiteKey.State.NEXT && isNews(its, reader));
        if (key.isPresent() && adoptions.set(id, reader.id(), Fact.FETCHED)) {
            Adoption before = key.get().adoption(reader.id());
            Adoption after = rows.byId(id).orElseThrow().adoption(reader.id());
            trail.changed(
                    key.get(),
                    new Alterations()
                            .of(
                                    "adoption." + reader.slug(),
                                    before.state().text(),
                                    after.state().text()),
                    Who.SYSTEM);
            announcement.make();
        }
    }
}
