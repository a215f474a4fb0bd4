package io.rialto.server.servicemetadata;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.PublishedSaml.Source;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.servicemetadata.MetadataChange.Status;
import io.rialto.server.site.OwnedSite;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The changes of what services publish: found, approved, rejected. Writing happens in the caller's transaction. */
@Component
public class MetadataChanges {

    private static final String TYPE = "metadata_changes";

    private final ChangeRows changes;
    private final Rows rows;
    private final Revision revision;
    private final Changes audit;
    private final Ids ids;
    private final Clock clock;

    MetadataChanges(ChangeRows changes, Rows rows, Revision revision, Changes audit, Ids ids, Clock clock) {
        this.changes = changes;
        this.rows = rows;
        this.revision = revision;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<MetadataChange> find(OrganizationId organization, String id) {
        return changes.byId(organization.value(), id);
    }

    public Found<MetadataChange> search(OrganizationId organization, Search search) {
        return changes.search(organization.value(), search);
    }

    /** Whoever changes what services are waits until the transaction ends. */
    public void lock() {
        revision.lock();
    }

    /** What came of a decision. */
    public sealed interface Decided {

        record Done(MetadataChange change) implements Decided {}

        /** @param why a sentence */
        record Not(String why) implements Decided {}
    }

    /** It is in force from now on. */
    public Decided approve(MetadataChange seen, Who who) {
        revision.lock();
        MetadataChange change =
                find(new OrganizationId(seen.organization()), seen.id()).orElse(seen);
        Optional<Row> row = rows.find(change.serviceId());
        if (change.status() != Status.PENDING || row.isEmpty()) {
            return notPending(change);
        }
        if (change.proposed().isOver(clock.instant())) {
            return new Decided.Not("What is proposed was valid until "
                    + change.proposed().validUntil() + ", which is past: wait until the service publishes it anew.");
        }
        rows.save(row.get().accepting(change.proposed(), now()));
        revision.advance();
        return settled(change, Status.APPROVED, who);
    }

    /** What is in force stays so, until the service publishes yet something else. */
    public Decided reject(MetadataChange seen, Who who) {
        revision.lock();
        MetadataChange change =
                find(new OrganizationId(seen.organization()), seen.id()).orElse(seen);
        Optional<Row> row = rows.find(change.serviceId());
        if (change.status() != Status.PENDING || row.isEmpty()) {
            return notPending(change);
        }
        rows.save(row.get().rejecting(change.proposed().print()));
        return settled(change, Status.REJECTED, who);
    }

    private static Decided notPending(MetadataChange change) {
        return new Decided.Not("It is " + change.status().key() + " already: only what is pending can be decided.");
    }

    private Decided settled(MetadataChange change, Status status, Who who) {
        settle(change, status, who);
        return new Decided.Done(
                find(new OrganizationId(change.organization()), change.id()).orElseThrow());
    }

    MetadataChange add(
            OwnedSite site, ExternalService service, Source source, Terms terms, Difference difference, Status status) {
        MetadataChange change = new MetadataChange(
                ids.next(),
                site.owner().value(),
                service.id(),
                site.site().slug(),
                service.slug(),
                status,
                terms.entityId(),
                source.url(),
                terms.sealed(),
                terms,
                difference,
                status == Status.PENDING ? null : Who.SYSTEM.value(),
                now(),
                now());
        changes.add(change);
        audit.record(subject(change), Event.CREATE, new Alterations().of("status", null, status.key()), Who.SYSTEM);
        return change;
    }

    Optional<MetadataChange> pending(ExternalService service) {
        return changes.pending(service.id());
    }

    /** Nobody has to decide any more. */
    void overtake(ExternalService service, Status status) {
        pending(service).ifPresent(change -> settle(change, status, Who.SYSTEM));
    }

    private void settle(MetadataChange change, Status status, Who who) {
        changes.settle(change.id(), status, who.value(), now());
        audit.record(
                subject(change),
                Event.UPDATE,
                new Alterations()
                        .of("status", change.status().key(), status.key())
                        .of(
                                "difference",
                                null,
                                change.difference().steps().stream()
                                        .map(Step::line)
                                        .toList()),
                who);
    }

    private static Subject subject(MetadataChange change) {
        return new Subject(change.organization(), TYPE, change.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
