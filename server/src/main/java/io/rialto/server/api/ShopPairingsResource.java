package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.pairing.ShopPairing;
import io.rialto.server.pairing.ShopPairings;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code /api/shop_pairings}: one-time codes that connect shops. Everybody of the organization reads them; owners and admins write. The
 * code is in the answer to its making and nowhere else.
 */
@Component
class ShopPairingsResource implements Resource<ShopPairingsResource.Shown> {

    /** @param code in the answer to its making alone */
    record Shown(ShopPairing pairing, @Nullable String code) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Shown[" + pairing.id() + "]";
        }
    }

    private final Schema<Shown> schema;
    private final ShopPairings pairings;
    private final SiteSearch sites;

    ShopPairingsResource(ShopPairings pairings, SiteSearch sites, Clock clock) {
        this.pairings = pairings;
        this.sites = sites;
        this.schema = described(clock);
    }

    private static Schema<Shown> described(Clock clock) {
        return Schema.of("shop_pairings", (Shown shown) -> shown.pairing().id())
                .saying("A one-time code that connects a shop with its site, good for 15 minutes. Once it was used it"
                        + " stands for the shop's key: without it the shop can make no tickets.")
                .offering(Operation.LIST, Operation.CREATE, Operation.DELETE)
                .sparing(Operation.DELETE)
                .with(
                        Attribute.text("code")
                                .orNull()
                                .saying("In the answer to its making alone: bin/magento rialto:pair ISSUER CODE.")
                                .like("7K3M-9QXA-52TB-0CWD"),
                        Shown::code)
                .with(
                        Attribute.oneOf(
                                        "state",
                                        Arrays.stream(ShopPairing.State.values())
                                                .map(ShopPairing.State::key)
                                                .toArray(String[]::new))
                                .saying("waiting for the shop, paired, or expired."),
                        shown -> shown.pairing().state(clock.instant()).key())
                .with(
                        Attribute.text("base_url").orNull().searched().saying("Of the shop that used the code."),
                        shown -> shown.pairing().baseUrl())
                .with(
                        Attribute.text("created_by").searched().saying("The id of the user who made it."),
                        shown -> shown.pairing().createdBy())
                .with(
                        Attribute.instant("created_at").searched(),
                        shown -> shown.pairing().createdAt())
                .with(
                        Attribute.instant("expires_at").searched().saying("Until when the code is good."),
                        shown -> shown.pairing().expiresAt())
                .with(
                        Attribute.instant("paired_at").orNull().searched(),
                        shown -> shown.pairing().pairedAt())
                .toOneGiven(
                        "site",
                        "sites",
                        true,
                        shown -> Optional.of(shown.pairing().site().value().toString()))
                .toMany(
                        "versions",
                        "versions",
                        shown -> VersionsResource.of(
                                "shop_pairings", shown.pairing().id()))
                .filter("site_id", Type.TEXT)
                .build();
    }

    @Override
    public Schema<Shown> schema() {
        return schema;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return pairings.find(caller.organization(), id).map(pairing -> new Shown(pairing, null));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        return pairings.search(caller.organization(), search).map(pairing -> new Shown(pairing, null));
    }

    @Override
    public void lock(Caller caller, Shown present) {
        pairings.lock();
    }

    @Override
    public Outcome<Shown> create(Caller caller, Given given) {
        Optional<Outcome<Shown>> refusal = Rights.refusal(caller, Act.CREATE, Subject.SHOP_PAIRINGS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<SiteId> site = given.related("site")
                .flatMap(SitesResource::id)
                .filter(id -> sites.find(caller.organization(), id).isPresent());
        if (site.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Invalid(Fault.ofRelation("site", "must be one of /api/sites", "invalid")));
        }
        return pairings.create(caller.organization(), site.get(), Rights.who(caller))
                .map(made -> Outcome.done(new Shown(made.pairing(), made.code())))
                .orElseGet(() -> Outcome.refused(new Refusal.Conflict("The site has " + ShopPairings.MOST
                        + " pairings, and no more are possible: delete one that is not needed.")));
    }

    @Override
    public Outcome<Shown> delete(Caller caller, Shown present) {
        return Rights.<Shown>refusal(caller, Act.DESTROY, Subject.SHOP_PAIRINGS)
                .orElseGet(() -> pairings.delete(present.pairing(), Rights.who(caller))
                        ? Outcome.done(present)
                        : Outcome.refused(new Refusal.Gone()));
    }
}
