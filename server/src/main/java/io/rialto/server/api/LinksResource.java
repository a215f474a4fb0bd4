package io.rialto.server.api;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.link.Link;
import io.rialto.server.link.Links;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code /api/links}: which customer has an account at which service, by keyed hash. All members read them; owners and admins forget one. */
@Component
class LinksResource implements Resource<Link> {

    private static final Schema<Link> SCHEMA = Schema.of("links", Link::id)
            .saying("That a customer has an account at a service. Of the customer it holds a keyed hash;"
                    + " customer_lookups tells which.")
            .offering(Operation.LIST, Operation.DELETE)
            .sparing(Operation.DELETE)
            .with(Attribute.text("customer").searched().saying("Keyed hash of the shop's customer id."), Link::customer)
            .with(Attribute.instant("first_launched_at").searched(), Link::firstAt)
            .with(
                    Attribute.text("first_launch").saying("The reference of the first launch that is known."),
                    link -> link.firstLaunch().value())
            .with(Attribute.instant("last_launched_at").searched(), Link::lastAt)
            .with(
                    Attribute.text("last_launch").saying("The reference of the last launch."),
                    link -> link.lastLaunch().value())
            .with(
                    Attribute.instant("account_since")
                            .searched()
                            .saying("When the service was first told the name that the customer has there now."),
                    Link::accountSince)
            .with(
                    Attribute.number("accounts_before")
                            .searched()
                            .saying("How many other names the service was told before: each may have left an account"
                                    + " behind."),
                    Link::accountsBefore)
            .with(
                    Attribute.text("attributes_hash")
                            .orNull()
                            .saying("Keyed hash of what the service was told; null when only the launch is known."),
                    Link::attributes)
            .with(
                    Attribute.instant("told_at")
                            .searched()
                            .saying("When the service was last told something else than before."),
                    Link::toldAt)
            .with(
                    Attribute.flag("address_shared")
                            .searched()
                            .saying("Whether another customer came to the service with the same e-mail address, as"
                                    + " another account."),
                    Link::addressShared)
            .with(
                    Attribute.instant("ended_at")
                            .orNull()
                            .searched()
                            .saying("When the customer ended the service; null when they did not, or entered again."),
                    Link::endedAt)
            .toOne("site", "sites", link -> Optional.of(link.site().value().toString()))
            .toOne(
                    "service",
                    "services",
                    link -> Optional.of(link.service().value().toString()))
            .filter("site_id", Type.TEXT)
            .filter("service_id", Type.TEXT)
            .build();

    private final Links links;
    private final SiteSearch sites;
    private final Changes changes;
    private final TransactionTemplate transactions;

    LinksResource(Links links, SiteSearch sites, Changes changes, TransactionTemplate transactions) {
        this.links = links;
        this.sites = sites;
        this.changes = changes;
        this.transactions = transactions;
    }

    @Override
    public Schema<Link> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Link> find(Caller caller, String id) {
        return links.find(ids(caller), id);
    }

    @Override
    public Found<Link> list(Caller caller, Search search) {
        return links.search(ids(caller), search);
    }

    @Override
    public void lock(Caller caller, Link present) {
        // Whoever is second finds nothing left to forget.
    }

    @Override
    public Outcome<Link> delete(Caller caller, Link present) {
        Optional<Outcome<Link>> refusal = Rights.refusal(caller, Act.DESTROY, Subject.LINKS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        transactions.executeWithoutResult(status -> {
            links.forget(present);
            changes.record(
                    new io.rialto.server.audit.Subject(caller.organization().value(), "links", present.id()),
                    Event.DESTROY,
                    new Alterations().of("customer", present.customer(), null),
                    Rights.who(caller));
        });
        return Outcome.done(present);
    }

    private List<SiteId> ids(Caller caller) {
        return sites.of(caller.organization()).stream().map(Site::id).toList();
    }
}
