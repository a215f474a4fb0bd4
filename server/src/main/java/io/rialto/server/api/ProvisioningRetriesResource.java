package io.rialto.server.api;

import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
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
import io.rialto.server.provisioning.ProvisioningTasks;
import io.rialto.server.site.Sites;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code POST /api/provisioning_retries}: has everything tried again that failed at a service, in one call. */
@Component
class ProvisioningRetriesResource implements Resource<ProvisioningRetriesResource.Retry> {

    record Retry(String id, String site, String service, int tasks) {}

    private static final Schema<Retry> SCHEMA = Schema.of("provisioning_retries", Retry::id)
            .saying("Has everything tried again, now, that failed at one service.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(Attribute.text("site").required().saying("The site's slug.").like("main"), Retry::site)
            .with(
                    Attribute.text("service")
                            .required()
                            .saying("The service's slug.")
                            .like("learning"),
                    Retry::service)
            .with(Attribute.number("tasks").saying("How many are tried again; 1000 at most in one call."), retry ->
                    (long) retry.tasks())
            .build();

    private final ProvisioningTasks tasks;
    private final Sites sites;
    private final ExternalServices services;
    private final Ids ids;

    ProvisioningRetriesResource(ProvisioningTasks tasks, Sites sites, ExternalServices services, Ids ids) {
        this.tasks = tasks;
        this.sites = sites;
        this.services = services;
        this.ids = ids;
    }

    @Override
    public Schema<Retry> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Retry> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Retry> create(Caller caller, Given given) {
        return Rights.<Retry>refusal(caller, Act.CREATE, Subject.PROVISIONING_RETRIES)
                .orElseGet(() -> service(caller, given)
                        .map(service -> Outcome.done(new Retry(
                                ids.next(),
                                given.required("site"),
                                service.slug(),
                                tasks.retryAll(caller.organization(), service.id(), Rights.who(caller)))))
                        .orElseGet(() -> Outcome.refused(new Refusal.Invalid(
                                Fault.of("service", "is no service of your organization's site", "invalid")))));
    }

    private Optional<ExternalService> service(Caller caller, Given given) {
        return sites.bySlug(given.required("site"))
                .filter(site -> sites.ownerOf(site.id())
                        .filter(caller.organization()::equals)
                        .isPresent())
                .flatMap(site -> services.bySlug(site.id(), given.required("service")));
    }
}
