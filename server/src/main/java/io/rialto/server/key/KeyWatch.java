package io.rialto.server.key;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rialto.server.audit.Who;
import io.rialto.server.database.DatabaseUnavailable;
import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.settings.Settings;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what is due: promotes, ends overlaps, warns. Every node looks, in its memory; the database is asked only when something is due,
 * and there each thing is done, and each warning given, by the node that comes first.
 */
@Component
@EnableScheduling
class KeyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    private final Sites sites;
    private final KeyRings rings;
    private final Rotation rotation;
    private final KeyMoves moves;
    private final Settings.Keys settings;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;
    private final TransactionTemplate transactions;
    private final Set<Told> told = ConcurrentHashMap.newKeySet();

    private record Told(KeyId key, String what) {}

    KeyWatch(
            Sites sites,
            KeyRings rings,
            Rotation rotation,
            KeyMoves moves,
            Settings settings,
            Clock clock,
            ApplicationEventPublisher listeners,
            TransactionTemplate transactions,
            MeterRegistry meters) {
        this.sites = sites;
        this.rings = rings;
        this.rotation = rotation;
        this.moves = moves;
        this.settings = settings.keys();
        this.clock = clock;
        this.listeners = listeners;
        this.transactions = transactions;
        Warning.DAYS.forEach(days -> gauge(meters, days));
    }

    private void gauge(MeterRegistry meters, int days) {
        Gauge.builder("rialto.signing.keys.expiring", this, watch -> watch.ending(days))
                .description("Sites whose signing key's certificate ends within so many days")
                .tag("days", String.valueOf(days))
                .register(meters);
    }

    private double ending(int days) {
        Instant now = clock.instant();
        return sites.all().stream()
                .filter(owned -> owned.site().active())
                .flatMap(owned -> ring(owned).stream())
                .filter(ring -> Warning.days(ring.current(), now)
                        .filter(due -> due <= days)
                        .isPresent())
                .count();
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void look() {
        try {
            tend();
        } catch (DatabaseUnavailable | DataAccessException silent) {
            // whoever keeps the snapshots says so
        }
    }

    void tend() {
        for (OwnedSite owned : sites.all()) {
            ring(owned).ifPresent(ring -> {
                ring.next().ifPresent(next -> promote(owned, next));
                ring.previous().forEach(previous -> end(owned, previous));
                Stream.concat(Stream.of(ring.current()), ring.next().stream()).forEach(key -> warn(owned, key));
            });
        }
    }

    private Optional<KeyRing> ring(OwnedSite owned) {
        return rings.known(new Place(owned.site().id(), owned.site().issuer()));
    }

    private void promote(OwnedSite owned, SiteKey next) {
        Instant at = next.life().promoteAt();
        if (at == null || clock.instant().isBefore(at)) {
            return;
        }
        List<Obstacle> obstacles = rotation.obstacles(next);
        if (obstacles.isEmpty()) {
            rotation.follow(owned.owner(), next.id(), new Order.Promote(false), Who.SYSTEM);
        } else if (told.add(new Told(next.id(), "blocked " + at))) {
            LOG.warn(
                    "event=signing_key_promotion_blocked site={} key={} reasons={}",
                    owned.site().slug(),
                    next.id().value(),
                    obstacles.stream().map(Obstacle::code).distinct().toList());
        }
    }

    private void end(OwnedSite owned, SiteKey previous) {
        Instant since = previous.life().supersededAt();
        if (since != null && !clock.instant().isBefore(since.plus(settings.overlap()))) {
            rotation.follow(owned.owner(), previous.id(), new Order.Retire(), Who.SYSTEM);
        }
    }

    private void warn(OwnedSite owned, SiteKey key) {
        Warning.days(key, clock.instant())
                .filter(days -> told.add(new Told(key.id(), "ends " + days)))
                .filter(days -> warned(owned, key, days))
                .ifPresent(days -> LOG.warn(
                        "event=signing_key_expires site={} key={} state={} within_days={} at={}",
                        owned.site().slug(),
                        key.id().value(),
                        key.state().text(),
                        days,
                        key.life().expiresAt()));
    }

    /** Whether it is the first time, over all nodes. */
    private boolean warned(OwnedSite owned, SiteKey key, int days) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean first = moves.warn(key.id(), days);
            if (first) {
                listeners.publishEvent(new KeyExpires(
                        owned.owner(),
                        owned.site().slug(),
                        key.id().value().toString(),
                        key.state().text(),
                        days,
                        key.life().expiresAt()));
            }
            return first;
        }));
    }
}
