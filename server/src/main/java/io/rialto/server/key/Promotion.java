package io.rialto.server.key;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import io.rialto.server.site.SiteId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether the next key may become the current one. */
@Component
class Promotion {

    private static final Logger LOG = LoggerFactory.getLogger(Promotion.class);

    private final ExternalServices services;
    private final KeyRings rings;
    private final OpenedKeys opened;
    private final Settings.Keys settings;
    private final Clock clock;

    Promotion(ExternalServices services, KeyRings rings, OpenedKeys opened, Settings settings, Clock clock) {
        this.services = services;
        this.rings = rings;
        this.opened = opened;
        this.settings = settings.keys();
        this.clock = clock;
    }

    /** Everything that is against it; whoever knows better may do it anyway. */
    List<Obstacle> obstacles(SiteKey next) {
        List<Obstacle> obstacles = new ArrayList<>();
        Instant since = next.life().createdAt();
        Instant possible = since.plus(settings.ahead());
        if (clock.instant().isBefore(possible)) {
            obstacles.add(Obstacle.publishedTooRecently(since, possible));
        }
        concerned(next.site()).stream()
                .filter(service -> service.availability() == Availability.ACTIVE)
                .flatMap(service -> obstacle(service, next).stream())
                .forEach(obstacles::add);
        return obstacles;
    }

    private Optional<Obstacle> obstacle(ExternalService service, SiteKey next) {
        if (!service.protocol().takes(next.kind())) {
            return Optional.of(Obstacle.wrongKind(service, next));
        }
        boolean knows = next.adoption(service.id()).state() != Adoption.State.UNKNOWN;
        return knows || (service.protocol().looksKeysUp() && isOfTheSameAlgorithm(next))
                ? Optional.empty()
                : Optional.of(Obstacle.notAdopted(service));
    }

    // A client that finds another key by itself still refuses an algorithm that it was not set up for.
    private boolean isOfTheSameAlgorithm(SiteKey next) {
        return rings.known(new Place(next.site(), next.issuer()))
                .filter(ring -> algorithm(ring.current()).equals(algorithm(next)))
                .isPresent();
    }

    private static String algorithm(SiteKey key) {
        return key.certificate().getPublicKey().getAlgorithm();
    }

    /** The services that would have to trust another key. */
    List<ExternalService> concerned(SiteId site) {
        return services.of(site).stream()
                .filter(service -> service.protocol().trustsTheSitesKey())
                .toList();
    }

    /** Whether this node can sign with the key. */
    boolean signs(SiteKey key) {
        try {
            opened.of(key);
            return true;
        } catch (StartRefused notAtHand) {
            LOG.warn("event=signing_key_not_at_hand key={} {}", key.id().value(), notAtHand.getMessage());
            return false;
        }
    }
}
