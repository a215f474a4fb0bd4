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
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.shopdirectory.DirectoryCheck;
import io.rialto.server.shopdirectory.ShopDirectory;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code POST /api/directory_checks}: whether a site can read its shop's customers, and what stands in the way. Nothing is kept. */
@Component
class DirectoryChecksResource implements Resource<DirectoryChecksResource.Check> {

    record Check(String id, String site, DirectoryCheck result) {}

    private static final Schema<Check> SCHEMA = Schema.of("directory_checks", Check::id)
            .saying("Asks a shop for one of each thing that looking customers up needs.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(Attribute.text("site").required().saying("The site's slug.").like("main"), Check::site)
            .with(
                    Attribute.flag("works").saying("Whether customers can be looked up."),
                    check -> check.result().works())
            .with(
                    Attribute.object("findings")
                            .saying("By what is read (customers, groups, attributes, websites): that it can be, or why"
                                    + " not."),
                    check -> check.result().findings())
            .build();

    private final SiteSearch sites;
    private final ShopDirectory directory;
    private final Ids ids;

    DirectoryChecksResource(SiteSearch sites, ShopDirectory directory, Ids ids) {
        this.sites = sites;
        this.directory = directory;
        this.ids = ids;
    }

    @Override
    public Schema<Check> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Check> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Check> create(Caller caller, Given given) {
        Optional<Outcome<Check>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.DIRECTORY_CHECKS);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        String slug = given.required("site");
        Optional<Site> site = sites.of(caller.organization()).stream()
                .filter(its -> its.slug().equals(slug))
                .findFirst();
        return site.map(its -> Outcome.done(new Check(ids.next(), slug, directory.check(its.id()))))
                .orElseGet(() -> Outcome.refused(
                        new Refusal.Invalid(Fault.of("site", "is none of your organization's sites", "invalid"))));
    }
}
