package io.rialto.server.api;

import io.rialto.server.database.Ids;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.link.Links;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/customer_lookups}: the keyed hash under which a customer of the shop is known here. The id comes in a body, so that
 * it is in no address and no log. Nothing is kept.
 */
@Component
class CustomerLookupsResource implements Resource<CustomerLookupsResource.Lookup> {

    record Lookup(String id, String site, String customerId, String customer) {

        /** It names a person: it has no text. */
        @Override
        public String toString() {
            return "Lookup[…]";
        }
    }

    private static final Schema<Lookup> SCHEMA = Schema.of("customer_lookups", Lookup::id)
            .saying("Tells the keyed hash under which links and departures know a customer of the shop.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(Attribute.text("site").required().saying("The site's slug.").like("main"), Lookup::site)
            .with(
                    Attribute.text("customer_id")
                            .required()
                            .saying("The shop's customer id. It is not kept.")
                            .like("42"),
                    Lookup::customerId)
            .with(Attribute.text("customer").saying("The keyed hash."), Lookup::customer)
            .build();

    private final SiteSearch sites;
    private final Links links;
    private final Ids ids;

    CustomerLookupsResource(SiteSearch sites, Links links, Ids ids) {
        this.sites = sites;
        this.links = links;
        this.ids = ids;
    }

    @Override
    public Schema<Lookup> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Lookup> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Lookup> create(Caller caller, Given given) {
        Optional<Outcome<Lookup>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.CUSTOMER_LOOKUPS);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        String slug = given.required("site");
        return sites.of(caller.organization()).stream()
                .filter(site -> site.slug().equals(slug))
                .findFirst()
                .map(site -> Outcome.done(lookup(site, given.required("customer_id"))))
                .orElseGet(() -> Outcome.refused(
                        new Refusal.Invalid(Fault.of("site", "is none of your organization's sites", "invalid"))));
    }

    private Lookup lookup(Site site, String customer) {
        return new Lookup(ids.next(), site.slug(), customer, links.customer(site.id(), customer));
    }
}
