package io.rialto.server.key;

import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that a site has a current key of the kind that it asks for: its first one, the one that an older version signed with,
 * or another one because the site's configuration asks for another kind than it did. That is an order, and followed at once.
 */
@Component
class KeySettlement {

    private final TransactionTemplate transactions;
    private final Announcement announcement;
    private final SiteStore sites;
    private final PrivateKeys keys;
    private final KeyRows rows;
    private final KeyMoves moves;

    KeySettlement(
            TransactionTemplate transactions,
            Announcement announcement,
            SiteStore sites,
            PrivateKeys keys,
            KeyRows rows,
            KeyMoves moves) {
        this.transactions = transactions;
        this.announcement = announcement;
        this.sites = sites;
        this.keys = keys;
        this.rows = rows;
        this.moves = moves;
    }

    /** @param seen as the caller remembers it; what the database says of it counts */
    KeyRing settle(Site seen) {
        Place place = new Place(seen.id(), seen.issuer());
        boolean missing =
                rows.published(place).stream().noneMatch(row -> row.key().kind() == seen.key());
        if (!missing) {
            return settle(seen, null);
        }
        try (Spare spare = Spare.made(keys, moves, new KeyOwner(seen.id(), seen.issuer(), seen.key()))) {
            return settle(seen, spare);
        }
    }

    private KeyRing settle(Site seen, @Nullable Spare spare) {
        return Objects.requireNonNull(transactions.execute(status -> {
            announcement.lock();
            Site site = sites.bySlug(seen.slug()).map(OwnedSite::site).orElse(seen);
            Place place = new Place(site.id(), site.issuer());
            Optional<KeyRing> ring = KeyRing.of(rows.published(place));
            ring.ifPresentOrElse(known -> follow(known, site.key(), spare), () -> begin(place, site.key(), spare));
            return KeyRing.of(rows.published(place)).orElseThrow();
        }));
    }

    private void follow(KeyRing ring, KeyKind asked, @Nullable Spare spare) {
        if (ring.asked() == asked) {
            return;
        }
        SiteKey current = ring.current();
        if (current.kind() == asked) {
            moves.asked(current.id(), asked);
        } else {
            KeyId successor = ring.published().stream()
                    .filter(key -> key.kind() == asked)
                    .findFirst()
                    .map(SiteKey::id)
                    .orElseGet(() -> made(new KeyOwner(current.site(), current.issuer(), asked), spare));
            moves.toPrevious(current.id());
            moves.toCurrent(successor, asked);
        }
        announcement.make();
    }

    private void begin(Place place, KeyKind asked, @Nullable Spare spare) {
        List<SiteKey> older = rows.published(place).stream().map(KeyRow::key).toList();
        KeyId current = older.stream()
                .filter(key -> key.kind() == asked)
                .findFirst()
                .map(SiteKey::id)
                .orElseGet(() -> made(new KeyOwner(place.site(), place.issuer(), asked), spare));
        older.stream().map(SiteKey::id).filter(id -> !id.equals(current)).forEach(moves::toPrevious);
        moves.toCurrent(current, asked);
    }

    private KeyId made(KeyOwner owner, @Nullable Spare spare) {
        return spare != null && spare.isOf(owner)
                ? spare.kept()
                // The site has just been changed, or its key was just retired.
                : keys.keep(owner, keys.make(owner), moves::keep);
    }
}
