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
import io.rialto.server.provisioning.ProvisioningTasks;
import io.rialto.server.provisioning.Task;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/departures}: what services were told because a customer left, for whoever has to prove it. It is a POST so that the
 * customer's id is in no address and no log; nothing is kept of the question.
 */
@Component
class DeparturesResource implements Resource<DeparturesResource.Report> {

    /** What is known, and the id it is answered under. */
    record Report(String id, String site, String customer, List<Task> tasks) {}

    private static final Schema<Report> SCHEMA = Schema.of("departures", Report::id)
            .saying("What each service was told because a customer was disabled, deleted or erased, and what it"
                    + " answered.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(Attribute.text("site").required().saying("The site's slug.").like("main"), Report::site)
            .with(
                    Attribute.text("customer_id")
                            .optional()
                            .atMost(128)
                            .saying("The shop's id of the customer. Never answered; null."),
                    report -> null)
            .with(
                    Attribute.text("customer")
                            .optional()
                            .atMost(43)
                            .saying("Instead of customer_id, and in the answer: the keyed hash under which it is known"
                                    + " here."),
                    Report::customer)
            .with(
                    Attribute.object("services")
                            .saying("receipts, the latest first: service, kind, way, state, reason, status,"
                                    + " happened_at, updated_at.")
                            .like(Map.of(
                                    "receipts",
                                    List.of(Map.of("service", "learning", "kind", "deleted", "state", "confirmed")))),
                    DeparturesResource::services)
            .build();

    private final ProvisioningTasks tasks;
    private final Sites sites;
    private final Ids ids;

    DeparturesResource(ProvisioningTasks tasks, Sites sites, Ids ids) {
        this.tasks = tasks;
        this.sites = sites;
        this.ids = ids;
    }

    private static Map<String, Object> services(Report report) {
        return Map.of(
                "receipts",
                report.tasks().stream().map(DeparturesResource::receipt).toList());
    }

    private static Map<String, @Nullable Object> receipt(Task task) {
        Map<String, @Nullable Object> receipt = new LinkedHashMap<>();
        receipt.put("task", task.id());
        receipt.put("service", task.service());
        receipt.put("kind", task.kind().key());
        receipt.put("way", task.way().key());
        receipt.put("state", task.state().key());
        receipt.put("reason", task.reason());
        receipt.put("status", task.status());
        receipt.put("happened_at", task.happenedAt().toString());
        receipt.put("updated_at", task.updatedAt().toString());
        return receipt;
    }

    @Override
    public Schema<Report> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Report> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Report> create(Caller caller, Given given) {
        Optional<Outcome<Report>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.DEPARTURES);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Optional<Site> site = sites.bySlug(given.required("site"))
                .filter(found -> sites.ownerOf(found.id())
                        .filter(caller.organization()::equals)
                        .isPresent());
        if (site.isEmpty()) {
            return refused("site", "is none of your organization's sites");
        }
        String id = given.textOr("customer_id", "");
        String hash = given.textOr("customer", "");
        if (id.isEmpty() == hash.isEmpty()) {
            return refused("customer_id", "must be given, or else customer; not both");
        }
        String known = id.isEmpty() ? hash : tasks.hash(site.get().id(), id);
        return Outcome.done(new Report(
                ids.next(),
                site.get().slug(),
                known,
                tasks.departures(caller.organization(), known).stream()
                        .filter(task -> task.siteId().equals(site.get().id()))
                        .toList()));
    }

    private static Outcome<Report> refused(String attribute, String message) {
        return Outcome.refused(new Refusal.Invalid(Fault.of(attribute, message, "invalid")));
    }
}
