package io.rialto.server.key;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Who;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.AdoptionRows.Fact;
import io.rialto.server.key.SiteKey.State;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Follows orders about one service and the next key. */
@Component
class ServiceOrders {

    private final AdoptionRows adoptions;
    private final KeyRows rows;
    private final Promotion promotion;
    private final KeyTrail trail;

    ServiceOrders(AdoptionRows adoptions, KeyRows rows, Promotion promotion, KeyTrail trail) {
        this.adoptions = adoptions;
        this.rows = rows;
        this.promotion = promotion;
        this.trail = trail;
    }

    Optional<Rotated.Refused> follow(SiteKey key, Order.OfService order, Who who) {
        if (key.state() != State.NEXT) {
            return refused(Obstacle.notNext(key.state()));
        }
        Optional<ExternalService> service = promotion.concerned(key.site()).stream()
                .filter(its -> its.id().equals(order.service()))
                .findFirst();
        if (service.isEmpty()) {
            return refused(Obstacle.unknownService());
        }
        if (order instanceof Order.BeginCanary && !service.get().protocol().takes(key.kind())) {
            return refused(Obstacle.wrongKind(service.get(), key));
        }
        Optional<Rotated.Refused> refused = done(key, order);
        if (refused.isEmpty()) {
            tell(key, service.get(), who);
        }
        return refused;
    }

    private Optional<Rotated.Refused> done(SiteKey key, Order.OfService order) {
        KeyId id = key.id();
        ServiceId service = order.service();
        switch (order) {
            case Order.Confirm confirm -> adoptions.set(id, service, Fact.CONFIRMED);
            case Order.Unconfirm unconfirm -> {
                adoptions.clear(id, service, Fact.CONFIRMED);
                adoptions.clear(id, service, Fact.CANARY_PASSED);
            }
            case Order.BeginCanary begin -> {
                if (!promotion.signs(key)) {
                    return refused(Obstacle.cannotSign());
                }
                adoptions.set(id, service, Fact.CANARY_SINCE);
            }
            case Order.EndCanary end -> adoptions.clear(id, service, Fact.CANARY_SINCE);
            case Order.PassCanary pass -> {
                if (key.adoption(service).canaryLaunchedAt() == null) {
                    return refused(Obstacle.noCanaryLaunch());
                }
                adoptions.set(id, service, Fact.CANARY_PASSED);
            }
        }
        return Optional.empty();
    }

    private void tell(SiteKey key, ExternalService service, Who who) {
        Adoption before = key.adoption(service.id());
        Adoption after = rows.byId(key.id()).orElseThrow().adoption(service.id());
        trail.changed(
                key,
                new Alterations()
                        .of(
                                "adoption." + service.slug(),
                                before.state().text(),
                                after.state().text())
                        .of("canary." + service.slug(), before.canarySince() != null, after.canarySince() != null),
                who);
    }

    private static Optional<Rotated.Refused> refused(Obstacle obstacle) {
        return Optional.of(new Rotated.Refused(obstacle));
    }
}
