package io.rialto.server.key;

import io.rialto.server.audit.Who;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes sites' signing keys without a service noticing: the next key is published ahead, becomes current when services can trust
 * it, and can be taken back while the one before is still published. Whoever calls has decided that the user may. Safe for use by
 * many threads; nodes take turns.
 */
@Component
public class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

    private final TransactionTemplate transactions;
    private final Announcement announcement;
    private final Sites sites;
    private final KeyRings rings;
    private final KeyRows rows;
    private final KeyMoves moves;
    private final PrivateKeys keys;
    private final Orders orders;
    private final Promotion promotion;
    private final KeyTrail trail;
    private final Clock clock;

    Rotation(
            TransactionTemplate transactions,
            Announcement announcement,
            Sites sites,
            KeyRings rings,
            KeyRows rows,
            KeyMoves moves,
            PrivateKeys keys,
            Orders orders,
            Promotion promotion,
            KeyTrail trail,
            Clock clock) {
        this.transactions = transactions;
        this.announcement = announcement;
        this.sites = sites;
        this.rings = rings;
        this.rows = rows;
        this.moves = moves;
        this.keys = keys;
        this.orders = orders;
        this.promotion = promotion;
        this.trail = trail;
        this.clock = clock;
    }

    /** One of the keys of the organization's sites, also when it is retired. */
    public Optional<SiteKey> find(OrganizationId organization, KeyId id) {
        return rows.byId(id).filter(key -> issuers(organization).contains(key.issuer()));
    }

    /** The keys of the organization's sites that fit, under this server's address. */
    public Found<SiteKey> search(OrganizationId organization, Search search) {
        return rows.search(issuers(organization), search);
    }

    private List<String> issuers(OrganizationId organization) {
        return of(organization).map(Site::issuer).toList();
    }

    private Stream<Site> of(OrganizationId organization) {
        return sites.all().stream()
                .filter(owned -> owned.owner().equals(organization))
                .map(OwnedSite::site);
    }

    /** What would be refused if the key were promoted now, and why. */
    public List<Obstacle> obstacles(SiteKey next) {
        return promotion.obstacles(next);
    }

    /** What somebody should see to. */
    public List<Warning> warnings(SiteKey key) {
        Instant at = key.life().promoteAt();
        boolean due = key.state() == SiteKey.State.NEXT
                && at != null
                && !clock.instant().isBefore(at);
        List<Obstacle> obstacles = due ? obstacles(key) : List.of();
        return Stream.concat(
                        Warning.ofItsEnd(key, clock.instant()).stream(),
                        at == null || obstacles.isEmpty()
                                ? Stream.empty()
                                : Stream.of(Warning.ofBlocked(at, obstacles)))
                .toList();
    }

    /** The services of the key's site that check what it signs. */
    public List<ExternalService> concerned(SiteKey key) {
        return promotion.concerned(key.site());
    }

    /** Keeps others from changing keys until the caller's transaction ends. */
    public void lock() {
        announcement.lock();
    }

    /**
     * Makes the site's next key; it is published at once.
     *
     * @param kind empty: as the current one
     * @param promoteAt when it becomes current by itself; absent: when somebody says so
     */
    public Rotated makeNext(
            OrganizationId organization, SiteId id, Optional<KeyKind> kind, @Nullable Instant promoteAt, Who who) {
        Optional<Site> site =
                of(organization).filter(own -> own.id().equals(id)).findFirst();
        if (site.isEmpty()) {
            return new Rotated.Missing();
        }
        KeyRing ring = rings.of(site.get());
        if (hasNext(site.get())) {
            return new Rotated.Refused(Obstacle.hasNext());
        }
        KeyOwner owner =
                new KeyOwner(id, site.get().issuer(), kind.orElse(ring.current().kind()));
        try (Spare spare = Spare.made(keys, moves, owner)) {
            return Objects.requireNonNull(transactions.execute(status -> made(site.get(), spare, promoteAt, who)));
        } catch (StartRefused silent) {
            LOG.warn("event=signing_key_not_made site={} {}", site.get().slug(), silent.getMessage());
            return new Rotated.Refused(Obstacle.tokenSilent());
        }
    }

    private boolean hasNext(Site site) {
        return rows.published(new KeyRing.Place(site.id(), site.issuer())).stream()
                .anyMatch(row -> row.key().state() == SiteKey.State.NEXT);
    }

    private Rotated made(Site site, Spare spare, @Nullable Instant promoteAt, Who who) {
        announcement.lock();
        if (hasNext(site)) {
            return new Rotated.Refused(Obstacle.hasNext());
        }
        KeyId id = spare.kept();
        moves.toNext(id);
        moves.promoteAt(id, promoteAt);
        SiteKey key = rows.byId(id).orElseThrow();
        trail.made(key, who);
        announcement.make();
        return new Rotated.Done(key);
    }

    /** Does what is ordered, or says everything that is against it. */
    public Rotated follow(OrganizationId organization, KeyId id, Order order, Who who) {
        return Objects.requireNonNull(transactions.execute(status -> {
            announcement.lock();
            return find(organization, id)
                    .map(key -> orders.follow(key, order, who))
                    .orElseGet(Rotated.Missing::new);
        }));
    }
}
