package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the API what stands on the pages of services. */
@Component
class ServiceReadings {

    private static final String TYPE = "services";

    private final Desk desk;
    private final Failures failures;

    ServiceReadings(Desk desk, Failures failures) {
        this.failures = failures;
        this.desk = desk;
    }

    /** A service with its site. */
    record Found(Thing service, Thing site) {}

    Found found(Visit visit, String id) {
        Thing service = desk.find(visit.caller(), TYPE, id).orElseThrow(DashboardPages::notThere);
        return new Found(service, site(visit.caller(), id).orElseThrow(DashboardPages::notThere));
    }

    private Optional<Thing> site(Caller caller, String id) {
        return desk.ask(caller, TYPE + "/" + id + "/site", Map.of()) instanceof Reply.Done done
                ? done.things().stream().findFirst()
                : Optional.empty();
    }

    /** The service's entity tag. */
    String tag(Visit visit, Found found) {
        return desk.ask(visit.caller(), TYPE + "/" + found.service().id(), Map.of()) instanceof Reply.Done done
                ? done.tag()
                : "";
    }

    /** Of which services, by site and slug, a change of the metadata waits. */
    Set<String> waiting(Caller caller) {
        return desk
                .list(caller, "metadata_changes", Map.of("filter[q][status_eq]", "pending", "page[size]", "25"))
                .things()
                .stream()
                .map(change -> change.text("site") + "/" + change.text("service"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the presets of services are called, by their names. */
    Map<String, String> titles(Caller caller, List<Thing> services) {
        return services.stream()
                .flatMap(service -> service.optional("preset").stream())
                .distinct()
                .flatMap(name -> desk.find(caller, "presets", name).stream())
                .collect(Collectors.toUnmodifiableMap(Thing::id, preset -> preset.text("title")));
    }

    ServicePage page(Visit visit, Found found) {
        Thing service = found.service();
        Optional<Thing> preset = service.optional("preset").flatMap(name -> desk.find(visit.caller(), "presets", name));
        List<ChangeCard> changes = changes(visit.caller(), found);
        Optional<Failing> failing = Optional.ofNullable(failures.of(visit).get(service.id()));
        boolean mayDecide = visit.may(Act.UPDATE, Subject.METADATA_CHANGES);
        return new ServicePage(
                service.id(),
                ServiceRow.path(visit, service),
                service.text("slug"),
                service.text("name"),
                found.site().text("name"),
                found.site().text("slug"),
                ServiceRow.mark(service),
                service.flag("active"),
                ServiceRow.states(service, !changes.isEmpty(), failing.isPresent()),
                failing.orElse(null),
                ServiceRow.protocol(service),
                preset.map(its -> its.text("title"))
                        .or(() -> service.optional("preset"))
                        .orElse("none: it has settings of its own"),
                service.text("launch_url"),
                Leaving.of(service),
                Entry.words(rule(service)),
                rule(service),
                preset.map(AccountWords::of).orElse(null),
                Introduction.of(service, preset.map(its -> steps(its, found)).orElse(List.of())),
                changes,
                addresses(visit.caller(), found),
                visit.may(Act.UPDATE, Subject.ADDRESS_CHANGES),
                mayDecide,
                visit.may(Act.CREATE, Subject.PREVIEWS),
                ServiceRow.byApi(service),
                ServiceRow.byApi(service) && visit.may(Act.UPDATE, Subject.SERVICES),
                ServiceRow.byApi(service) && visit.mayChange(Subject.SERVICES, "active", !service.flag("active")),
                ServiceRow.isDraft(service) && visit.may(Act.DESTROY, Subject.SERVICES),
                mayDecide || visit.ended().isPresent()
                        ? null
                        : "You are here as " + visit.seat().role().key()
                                + ": you see everything, and an owner or admin of your organization changes it.");
    }

    static @Nullable String rule(Thing service) {
        return service.map("release").get("allow") instanceof String rule ? rule : null;
    }

    private static List<String> steps(Thing preset, Found found) {
        return preset.map("set_up").get("lines") instanceof List<?> lines
                ? lines.stream()
                        .map(step -> Introduction.step(String.valueOf(step), found.service(), found.site()))
                        .toList()
                : List.of();
    }

    /** The change of that id, if it is the service's. */
    Thing change(Visit visit, Found found, String type, String id) {
        return desk.find(visit.caller(), type, id)
                .filter(change -> change.text("site").equals(found.site().text("slug")))
                .filter(change -> change.text("service").equals(found.service().text("slug")))
                .orElseThrow(DashboardPages::notThere);
    }

    private List<AddressCard> addresses(Caller caller, Found found) {
        Map<String, String> wanted = Map.of(
                "filter[q][state_in]",
                "open,failed",
                "filter[q][site_eq]",
                found.site().text("slug"),
                "filter[q][service_eq]",
                found.service().text("slug"),
                "sort",
                "created_at");
        return desk.list(caller, "address_changes", wanted).things().stream()
                .map(AddressCard::of)
                .toList();
    }

    private List<ChangeCard> changes(Caller caller, Found found) {
        Map<String, String> wanted = Map.of(
                "filter[q][status_eq]", "pending",
                "filter[q][site_eq]", found.site().text("slug"),
                "filter[q][service_eq]", found.service().text("slug"));
        return desk.list(caller, "metadata_changes", wanted).things().stream()
                .map(ChangeCard::of)
                .toList();
    }
}
