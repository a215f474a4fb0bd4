package io.rialto.server.key;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Who;
import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.key.SiteKey.State;
import io.rialto.server.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Follows orders about keys, in the transaction of whoever holds the lock. */
@Component
class Orders {

    private final KeyRows rows;
    private final KeyMoves moves;
    private final Retirement retirement;
    private final Promotion promotion;
    private final ServiceOrders ofServices;
    private final KeyTrail trail;
    private final AdoptionRows adoptions;
    private final Announcement announcement;
    private final Settings.Keys settings;
    private final Clock clock;

    Orders(
            KeyRows rows,
            KeyMoves moves,
            Retirement retirement,
            Promotion promotion,
            ServiceOrders ofServices,
            KeyTrail trail,
            AdoptionRows adoptions,
            Announcement announcement,
            Settings settings,
            Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.retirement = retirement;
        this.promotion = promotion;
        this.ofServices = ofServices;
        this.trail = trail;
        this.adoptions = adoptions;
        this.announcement = announcement;
        this.settings = settings.keys();
        this.clock = clock;
    }

    Rotated follow(SiteKey key, Order order, Who who) {
        Optional<Rotated.Refused> refused = switch (order) {
            case Order.Promote(boolean anyway) -> promote(key, anyway, who);
            case Order.RollBack back -> rollBack(key, who);
            case Order.Retire retire -> retire(key, who);
            case Order.PromoteAt(Instant at) -> promoteAt(key, at, who);
            case Order.OfService of -> ofServices.follow(key, of, who);
        };
        if (refused.isPresent()) {
            return refused.get();
        }
        announcement.make();
        return new Rotated.Done(rows.byId(key.id()).orElseThrow());
    }

    private Optional<Rotated.Refused> promote(SiteKey key, boolean anyway, Who who) {
        if (key.state() != State.NEXT) {
            return refused(Obstacle.notNext(key.state()));
        }
        List<Obstacle> obstacles = anyway ? List.of() : promotion.obstacles(key);
        if (!obstacles.isEmpty()) {
            return Optional.of(new Rotated.Refused(obstacles));
        }
        if (!promotion.signs(key)) {
            return refused(Obstacle.cannotSign());
        }
        KeyRing ring = ring(key);
        moves.toPrevious(ring.current().id());
        moves.toCurrent(key.id(), ring.asked());
        trail.moved(ring.current(), State.PREVIOUS, who);
        trail.moved(key, State.CURRENT, who);
        return Optional.empty();
    }

    private Optional<Rotated.Refused> rollBack(SiteKey key, Who who) {
        if (key.state() != State.CURRENT) {
            return refused(Obstacle.notCurrent(key.state()));
        }
        KeyRing ring = ring(key);
        SiteKey before =
                ring.previous().stream().filter(this::isInOverlap).findFirst().orElse(null);
        if (before == null) {
            return refused(Obstacle.nothingBefore());
        }
        if (!promotion.signs(before)) {
            return refused(Obstacle.cannotSign());
        }
        State now = ring.next().isPresent() ? State.PREVIOUS : State.NEXT;
        moves.toPrevious(key.id());
        moves.toCurrent(before.id(), ring.asked());
        if (now == State.NEXT) {
            moves.toNext(key.id());
        }
        // Who goes back wants nobody to be served with it.
        adoptions.endCanaries(key.id());
        trail.moved(key, now, who);
        trail.moved(before, State.CURRENT, who);
        return Optional.empty();
    }

    private boolean isInOverlap(SiteKey previous) {
        Instant since = previous.life().supersededAt();
        return since != null && clock.instant().isBefore(since.plus(settings.overlap()));
    }

    private Optional<Rotated.Refused> retire(SiteKey key, Who who) {
        return switch (key.state()) {
            case CURRENT, RETIRED -> refused(Obstacle.inUse(key.state()));
            case NEXT, PREVIOUS -> {
                retirement.of(key);
                trail.moved(key, State.RETIRED, who);
                yield Optional.empty();
            }
        };
    }

    private Optional<Rotated.Refused> promoteAt(SiteKey key, @org.jspecify.annotations.Nullable Instant at, Who who) {
        if (key.state() != State.NEXT) {
            return refused(Obstacle.notNext(key.state()));
        }
        moves.promoteAt(key.id(), at);
        trail.changed(key, new Alterations().of("promote_at", key.life().promoteAt(), at), who);
        return Optional.empty();
    }

    private KeyRing ring(SiteKey key) {
        return KeyRing.of(rows.published(new Place(key.site(), key.issuer()))).orElseThrow();
    }

    private static Optional<Rotated.Refused> refused(Obstacle obstacle) {
        return Optional.of(new Rotated.Refused(obstacle));
    }
}
