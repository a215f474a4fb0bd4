package io.rialto.server.servicemetadata;

import io.rialto.server.database.Revision;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.PublishedSaml.Source;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.job.Next;
import io.rialto.server.servicemetadata.MetadataChange.Status;
import io.rialto.server.settings.Settings;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.SiteStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One look at a service's document, in two parts: asking, which takes time, and concluding, in a transaction. */
@Component
class Refresh {

    private final ExternalServiceStore services;
    private final SiteStore sites;
    private final Rows rows;
    private final MetadataChanges changes;
    private final Fetching fetching;
    private final Revision revision;
    private final Notices notices;
    private final Reach reach;
    private final Clock clock;

    Refresh(
            ExternalServiceStore services,
            SiteStore sites,
            Rows rows,
            MetadataChanges changes,
            Fetching fetching,
            Revision revision,
            Notices notices,
            Settings settings,
            Clock clock) {
        this.services = services;
        this.sites = sites;
        this.rows = rows;
        this.changes = changes;
        this.fetching = fetching;
        this.revision = revision;
        this.notices = notices;
        this.reach = new Reach(settings.allowPrivateAddresses());
        this.clock = clock;
    }

    /** What was asked for, and what came. */
    record Seen(Source source, Fetched fetched) {}

    private record Followed(OwnedSite site, ExternalService service, PublishedSaml published) {

        Source source() {
            return published.source();
        }

        Optional<String> obstacle(Terms terms) {
            return Overlay.obstacle(published.said(), published.wishes(), terms);
        }
    }

    /** Nothing when there is nothing to look at any more. */
    Optional<Seen> look(ServiceId id) {
        Optional<Source> source = source(id);
        Optional<Row> row = rows.find(id);
        if (source.isEmpty() || row.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Seen(
                source.get(),
                fetching.fetch(source.get().url(), row.get().etag(), row.get().lastModified())));
    }

    /** In a transaction. */
    Next conclude(ServiceId id, Seen seen) {
        revision.lock();
        Optional<Followed> followed = followed(id);
        Optional<Row> known = rows.find(id);
        if (followed.isEmpty() || known.isEmpty()) {
            return new Next.Never();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!followed.get().source().equals(seen.source())) {
            // The configuration changed meanwhile.
            return new Next.At(now);
        }
        Row row = told(followed.get(), concluded(followed.get(), known.get(), seen.fetched(), now), now);
        rows.save(row);
        return new Next.At(Timetable.after(row, now));
    }

    private Row concluded(Followed followed, Row row, Fetched fetched, Instant now) {
        return switch (fetched) {
            case Fetched.Failed(String why) -> failed(followed, row, why, now);
            case Fetched.Same same -> row.seen(row.etag(), row.lastModified());
            case Fetched.Document document -> {
                Source source = followed.source();
                yield switch (TermsReader.read(
                        document.xml().getBytes(StandardCharsets.UTF_8),
                        source.entityId(),
                        source.signedBy(),
                        reach::admits,
                        now)) {
                    case TermsReading.Unusable(String why) -> failed(followed, row, why, now);
                    case TermsReading.Usable usable -> read(followed, row, usable.terms(), document, now);
                };
            }
        };
    }

    private Row read(Followed followed, Row row, Terms terms, Fetched.Document document, Instant now) {
        if (terms.isOver(now)) {
            return failed(followed, row, "was valid until " + terms.validUntil() + ", which is past", now);
        }
        Optional<String> obstacle = followed.obstacle(terms);
        if (obstacle.isPresent()) {
            return failed(followed, row, obstacle.get(), now);
        }
        return compared(followed, row.seen(document.etag(), document.lastModified()), terms, now);
    }

    private Row compared(Followed followed, Row row, Terms terms, Instant now) {
        Terms accepted = row.accepted();
        if (accepted == null) {
            return accepting(followed, row, terms, now);
        }
        Difference difference = Difference.between(accepted, terms);
        if (!difference.isMaterial()) {
            changes.overtake(followed.service(), Status.WITHDRAWN);
            return taken(followed, row, terms, difference, now);
        }
        if (terms.sealed() && difference.onlyAddsKeys()) {
            changes.overtake(followed.service(), Status.SUPERSEDED);
            return taken(followed, row, terms, difference, now);
        }
        if (!terms.print().equals(row.rejected())) {
            propose(followed, terms, difference);
        }
        return row;
    }

    private void propose(Followed followed, Terms terms, Difference difference) {
        Optional<MetadataChange> pending = changes.pending(followed.service());
        if (pending.filter(change -> change.proposed().print().equals(terms.print()))
                .isPresent()) {
            return;
        }
        changes.overtake(followed.service(), Status.SUPERSEDED);
        MetadataChange change =
                changes.add(followed.site(), followed.service(), followed.source(), terms, difference, Status.PENDING);
        notices.pending(followed.site(), followed.service(), change);
    }

    private Row taken(Followed followed, Row row, Terms terms, Difference difference, Instant now) {
        if (!difference.isEmpty()) {
            changes.add(followed.site(), followed.service(), followed.source(), terms, difference, Status.TAKEN);
        }
        boolean same = difference.isEmpty() && terms.equals(row.accepted()) && !row.closed();
        return same ? row.accepting(terms, now) : accepting(followed, row, terms, now);
    }

    private Row accepting(Followed followed, Row row, Terms terms, Instant now) {
        revision.advance();
        notices.accepted(followed.site(), followed.service());
        return row.accepting(terms, now);
    }

    private Row failed(Followed followed, Row row, String why, Instant now) {
        notices.failed(followed.site(), followed.service(), why, row.failure() == null);
        Instant since = row.failingSince();
        boolean isLong = since != null && !since.plus(Timetable.LONG).isAfter(now);
        if (isLong && !row.failingTold()) {
            notices.failingLong(followed.site(), followed.service(), why);
        }
        return row.failing(why, now, isLong || row.failingTold());
    }

    /** Tells of an end that nears, and ends what ended. Where nobody signed, the end is a wish: an attacker could have set it. */
    private Row told(Followed followed, Row row, Instant now) {
        Terms accepted = row.accepted();
        if (accepted == null) {
            return row;
        }
        Row told = row;
        if (!row.endingTold() && Timetable.nears(row, now)) {
            notices.ending(followed.site(), followed.service(), accepted);
            told = row.ending();
        }
        if (accepted.isOver(now) && accepted.sealed() && !row.closed()) {
            notices.ended(followed.site(), followed.service(), true);
            revision.advance();
            return told.ended();
        }
        return told;
    }

    private Optional<Source> source(ServiceId id) {
        return services.byId(id).flatMap(Refresh::published).map(PublishedSaml::source);
    }

    private static Optional<PublishedSaml> published(ExternalService service) {
        return service.protocol() instanceof PublishedSaml published && service.availability() != Availability.INACTIVE
                ? Optional.of(published)
                : Optional.empty();
    }

    private Optional<Followed> followed(ServiceId id) {
        return services.byId(id)
                .flatMap(service -> published(service)
                        .flatMap(published -> sites.all().stream()
                                .filter(site -> site.site().id().equals(service.siteId()))
                                .findFirst()
                                .map(site -> new Followed(site, service, published))));
    }
}
