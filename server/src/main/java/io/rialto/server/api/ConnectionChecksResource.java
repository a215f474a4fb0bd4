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
import io.rialto.server.pairing.LaunchAddress;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code POST /api/connection_checks}: whether customers who are sent to a site's shop come back, and what stands in the way. */
@Component
class ConnectionChecksResource implements Resource<ConnectionChecksResource.Check> {

    record Check(String id, String site, List<LaunchAddress.Point> points) {

        boolean works() {
            return points.stream().allMatch(LaunchAddress.Point::isRight);
        }

        Map<String, Object> findings() {
            Map<String, Object> findings = new LinkedHashMap<>();
            points.forEach(point ->
                    findings.put(point.what(), Map.of("right", point.isRight(), "sentence", point.sentence())));
            return findings;
        }
    }

    private static final Schema<Check> SCHEMA = Schema.of("connection_checks", Check::id)
            .saying("Goes where customers are sent for a ticket, as somebody whom the shop does not know.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(Attribute.text("site").required().saying("The site's slug.").like("main"), Check::site)
            .with(Attribute.flag("works").saying("Whether all is right."), Check::works)
            .with(
                    Attribute.object("findings")
                            .saying(
                                    "By what was looked at (launch_address, clock): right, and a sentence that says what to"
                                            + " do when it is not."),
                    Check::findings)
            .build();

    private final SiteSearch sites;
    private final LaunchAddress address;
    private final Ids ids;

    ConnectionChecksResource(SiteSearch sites, LaunchAddress address, Ids ids) {
        this.sites = sites;
        this.address = address;
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
        Optional<Outcome<Check>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.CONNECTION_CHECKS);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        String slug = given.required("site");
        Optional<Site> site = sites.of(caller.organization()).stream()
                .filter(its -> its.slug().equals(slug))
                .findFirst();
        return site.map(its -> Outcome.done(new Check(ids.next(), slug, address.check(its))))
                .orElseGet(() -> Outcome.refused(
                        new Refusal.Invalid(Fault.of("site", "is none of your organization's sites", "invalid"))));
    }
}
