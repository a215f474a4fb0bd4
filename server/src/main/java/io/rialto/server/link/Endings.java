package io.rialto.server.link;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.customer.Customer;
import io.rialto.server.database.Snapshot;
import io.rialto.server.database.Snapshots;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.Renounced;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which customers ended which services. Every node has them in memory, no staler than two seconds, so that a launch asks no database; whoever
 * seems to have ended one is looked up, so that nobody is held up who took it up again. Safe for use by many threads.
 */
@Component
public class Endings implements Renounced {

    private final EndingRows marks;
    private final LinkRows links;
    private final Pseudonyms pseudonyms;
    private final Sites sites;
    private final Changes changes;
    private final ApplicationEventPublisher listeners;
    private final TransactionTemplate transactions;
    private final Snapshots snapshots;
    private final Clock clock;
    private final Snapshot<Memory> memory;
    private final Memory latest = new Memory();

    public Endings(
            EndingRows marks,
            LinkRows links,
            Pseudonyms pseudonyms,
            Sites sites,
            Changes changes,
            ApplicationEventPublisher listeners,
            TransactionTemplate transactions,
            Snapshots snapshots,
            Clock clock) {
        this.marks = marks;
        this.links = links;
        this.pseudonyms = pseudonyms;
        this.sites = sites;
        this.changes = changes;
        this.listeners = listeners;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.clock = clock;
        this.memory = snapshots.following(this::upToDate);
    }

    /** When the customer ended the service; nothing when they did not, or took it up again. */
    public Optional<Instant> of(SiteId site, Customer customer, ServiceId service) {
        return memory.current().isEmpty()
                ? Optional.empty()
                : of(site, pseudonyms.customer(site, customer.id()), service);
    }

    /** @param hash keyed hash of the customer's id */
    public Optional<Instant> of(SiteId site, String hash, ServiceId service) {
        return memory.current().has(hash, service)
                ? links.find(site, hash, service).map(Link::endedAt)
                : Optional.empty();
    }

    @Override
    public boolean isRenounced(SiteId site, String customer, ServiceId service) {
        return of(site, customer, service).isPresent();
    }

    /**
     * The customer ends a service, at once on this node.
     *
     * @param customer the shop's id of the customer
     * @return false when there was nothing to end
     */
    public boolean end(SiteId site, String customer, ServiceId service) {
        String hash = pseudonyms.customer(site, customer);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return changed(() -> marks.mark(site, hash, service, now).map(link -> {
            record(site, link, new Alterations().of("ended_at", null, now.toString()));
            return new LinkEnded(link, site, service, customer, hash, now);
        }));
    }

    /**
     * The customer takes it up again, at once on this node.
     *
     * @param customer the shop's id of the customer
     * @return false when it was not ended
     */
    public boolean resume(SiteId site, String customer, ServiceId service) {
        String hash = pseudonyms.customer(site, customer);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Instant> ended = links.find(site, hash, service).map(Link::endedAt);
        return changed(() -> marks.lift(site, hash, service).map(link -> {
            record(
                    site,
                    link,
                    new Alterations()
                            .of("ended_at", ended.map(Instant::toString).orElse(null), null));
            return new LinkResumed(link, site, service, customer, hash, now);
        }));
    }

    private void record(SiteId site, String link, Alterations alterations) {
        Subject subject = new Subject(sites.ownerOf(site).orElseThrow().value(), "links", link);
        changes.record(subject, Event.UPDATE, alterations, Who.CUSTOMER);
    }

    private interface Change {
        Optional<? extends Record> made();
    }

    private boolean changed(Change change) {
        boolean made = Boolean.TRUE.equals(transactions.execute(transaction -> {
            Optional<? extends Record> event = change.made();
            event.ifPresent(listeners::publishEvent);
            return event.isPresent();
        }));
        snapshots.refresh();
        return made;
    }

    private Memory upToDate() {
        marks.readAfter(latest.seen, latest::follow);
        return latest;
    }

    /** What a node knows. One thread writes, all read. */
    private static final class Memory {

        private final Set<Key> ended = ConcurrentHashMap.newKeySet();
        private long seen;

        /** A customer's hash is another one at each site. */
        private record Key(String hash, ServiceId service) {}

        boolean isEmpty() {
            return ended.isEmpty();
        }

        boolean has(String hash, ServiceId service) {
            return !ended.isEmpty() && ended.contains(new Key(hash, service));
        }

        void follow(EndingRows.Row row) {
            Key key = new Key(row.customer(), row.service());
            if (row.ended()) {
                ended.add(key);
            } else {
                ended.remove(key);
            }
            seen = row.revision();
        }
    }
}
