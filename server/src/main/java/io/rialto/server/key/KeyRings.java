package io.rialto.server.key;

import io.rialto.server.database.Snapshot;
import io.rialto.server.database.Snapshots;
import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.site.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Every site's keys, from memory: no launch asks the database for its key. */
@Component
class KeyRings {

    private final Snapshot<Map<Place, KeyRing>> rings;
    private final KeySettlement settlement;
    /** First keys change nothing for anybody who has none, so they need no new revision; here they wait for the next. */
    private final Map<Place, KeyRing> settled = new ConcurrentHashMap<>();

    KeyRings(KeyRows rows, KeySettlement settlement, Snapshots snapshots) {
        this.settlement = settlement;
        this.rings = snapshots.of(() -> rings(rows.published()));
    }

    private static Map<Place, KeyRing> rings(Map<Place, List<KeyRow>> rows) {
        Map<Place, KeyRing> rings = new HashMap<>();
        rows.forEach((place, its) -> KeyRing.of(its).ifPresent(ring -> rings.put(place, ring)));
        return rings;
    }

    /** The site's keys. Made, or chosen, when none is current, or the site asks for another kind than it did. */
    KeyRing of(Site site) {
        Place place = new Place(site.id(), site.issuer());
        KeyRing ring = known(place).orElse(null);
        if (ring == null || ring.asked() != site.key()) {
            ring = settlement.settle(site);
            settled.put(place, ring);
        }
        return ring;
    }

    /** What is known of a site's keys without making any. */
    Optional<KeyRing> known(Place place) {
        KeyRing ring = rings.current().get(place);
        return Optional.ofNullable(ring == null ? settled.get(place) : ring);
    }
}
