package io.rialto.server.api;

import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.key.KeyId;
import io.rialto.server.key.Obstacle;
import io.rialto.server.key.Order;
import io.rialto.server.key.Rotated;
import io.rialto.server.key.Rotation;
import io.rialto.server.key.SiteKey;
import io.rialto.server.key.Warning;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Signing keys of sites: making the next one, promoting it, going back, and what is known of services meanwhile. Everybody of the
 * organization reads them; owners and admins write.
 */
@Component
class SigningKeysResource implements Resource<SiteKey> {

    private final Schema<SiteKey> schema;
    private final Rotation rotation;

    SigningKeysResource(Rotation rotation, Adoptions adoptions) {
        this.rotation = rotation;
        this.schema = SigningKeySchema.described(adoptions);
    }

    @Override
    public Schema<SiteKey> schema() {
        return schema;
    }

    @Override
    public Optional<SiteKey> find(Caller caller, String id) {
        return Ids.of(id, UUID::fromString).flatMap(known -> rotation.find(caller.organization(), new KeyId(known)));
    }

    @Override
    public Found<SiteKey> list(Caller caller, Search search) {
        return rotation.search(caller.organization(), search);
    }

    @Override
    public void lock(Caller caller, SiteKey present) {
        rotation.lock();
    }

    @Override
    public Map<String, Object> meta(Caller caller, SiteKey key) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put(
                "warnings",
                rotation.warnings(key).stream().map(SigningKeysResource::told).toList());
        if (key.state() == SiteKey.State.NEXT) {
            meta.put(
                    "obstacles",
                    rotation.obstacles(key).stream()
                            .map(SigningKeysResource::told)
                            .toList());
        }
        return meta;
    }

    private static Map<String, Object> told(Warning warning) {
        Map<String, Object> told = new LinkedHashMap<>(warning.details());
        told.put("code", warning.code());
        told.put("detail", warning.sentence());
        return told;
    }

    private static Map<String, Object> told(Obstacle obstacle) {
        Map<String, Object> told = new LinkedHashMap<>(obstacle.details());
        told.put("code", obstacle.code());
        told.put("detail", "To promote it " + obstacle.sentence() + ".");
        return told;
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<SiteKey> present, Given given) {
        List<Fault> faults = new ArrayList<>();
        if (present.isEmpty()) {
            SigningKeyOrders.named(given)
                    .forEach(trigger -> faults.add(Fault.of(trigger, "is for a key that is there", "invalid")));
            return faults;
        }
        if (given.related("site")
                .filter(named -> !named.equals(present.get().site().value().toString()))
                .isPresent()) {
            faults.add(Fault.ofRelation("site", "cannot be changed", "invalid"));
        }
        faults.addAll(SigningKeyOrders.faults(given));
        return faults;
    }

    @Override
    public Outcome<SiteKey> create(Caller caller, Given given) {
        Optional<Outcome<SiteKey>> refusal = Rights.refusal(caller, Act.CREATE, Subject.SIGNING_KEYS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Fault> faults = faults(caller, Optional.empty(), given);
        Optional<SiteId> site = given.related("site").flatMap(SitesResource::id);
        if (!faults.isEmpty() || site.isEmpty()) {
            return faults.isEmpty() ? noSuchSite() : Outcome.refused(new Refusal.Invalid(faults));
        }
        Rotated made = rotation.makeNext(
                caller.organization(),
                site.get(),
                Arrays.stream(KeyKind.values())
                        .filter(kind -> kind.text().equals(given.text("kind", null)))
                        .findFirst(),
                given.instant("promote_at", null),
                Rights.who(caller));
        return switch (made) {
            case Rotated.Done(SiteKey key) -> Outcome.done(key);
            case Rotated.Missing missing -> noSuchSite();
            case Rotated.Refused(List<Obstacle> obstacles) ->
                Outcome.refused(new Refusal.Invalid(obstacles.stream()
                        .map(obstacle -> Fault.ofRelation("site", obstacle.sentence(), obstacle.code()))
                        .toList()));
        };
    }

    private static Outcome<SiteKey> noSuchSite() {
        return Outcome.refused(new Refusal.Invalid(Fault.ofRelation("site", "must be one of /api/sites", "invalid")));
    }

    @Override
    public Outcome<SiteKey> update(Caller caller, SiteKey present, Given given) {
        Optional<Outcome<SiteKey>> refusal = Rights.refusal(caller, Act.UPDATE, Subject.SIGNING_KEYS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Fault> faults = faults(caller, Optional.of(present), given);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        Instant at = given.instant("promote_at", present.life().promoteAt());
        Optional<SigningKeyOrders.Named> order = SigningKeyOrders.of(given);
        if (order.isPresent()) {
            return given.has("promote_at")
                    ? Outcome.refused(new Refusal.Invalid(Fault.of(
                            "promote_at",
                            "can't go together with " + order.get().trigger(),
                            "exclusion")))
                    : followed(caller, present, order.get());
        }
        return given.has("promote_at")
                ? followed(caller, present, new SigningKeyOrders.Named("promote_at", new Order.PromoteAt(at)))
                : Outcome.done(present);
    }

    private Outcome<SiteKey> followed(Caller caller, SiteKey present, SigningKeyOrders.Named named) {
        Rotated rotated = rotation.follow(caller.organization(), present.id(), named.order(), Rights.who(caller));
        return switch (rotated) {
            case Rotated.Done(SiteKey key) -> Outcome.done(key);
            case Rotated.Missing missing -> Outcome.refused(new Refusal.Gone());
            case Rotated.Refused(List<Obstacle> obstacles) ->
                Outcome.refused(new Refusal.Invalid(obstacles.stream()
                        .map(obstacle -> Fault.of(named.trigger(), obstacle.sentence(), obstacle.code())
                                .with(texts(obstacle.details())))
                        .toList()));
        };
    }

    private static Map<String, Object> texts(Map<String, Object> details) {
        Map<String, Object> texts = new LinkedHashMap<>();
        details.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }
}
