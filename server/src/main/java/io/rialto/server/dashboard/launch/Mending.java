package io.rialto.server.dashboard.launch;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.signin.page.Area;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where in the dashboard a setting is mended. */
@Component
class Mending {

    private final Desk desk;
    private final Set<String> areas;

    Mending(Desk desk, List<Area> areas) {
        this.desk = desk;
        this.areas = areas.stream().map(Area::key).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * At the service's page, or the site's where the shop's side is meant; absent where no setting mends it.
     *
     * @param attempt has {@code setting}, {@code site} and {@code service_id}
     */
    @Nullable
    String place(Visit visit, Thing attempt) {
        String setting = attempt.text("setting");
        boolean ofTheSite = setting.startsWith("store") || setting.startsWith("site") || setting.startsWith("policy");
        String area = ofTheSite ? "sites" : "services";
        String id = ofTheSite ? attempt.text("site") : attempt.text("service_id");
        if (!areas.contains(area) || id.isEmpty() || setting.isEmpty()) {
            return null;
        }
        return ofTheSite ? visit.path("sites/" + id) : service(visit, id, setting);
    }

    /** The field of the guided set-up, where it writes the service and the visitor may. */
    private @Nullable String service(Visit visit, String id, String setting) {
        Optional<Thing> service = desk.find(visit.caller(), "services", id);
        boolean here = visit.may(Act.UPDATE, Subject.SERVICES)
                && service.filter(its -> its.text("managed_by").equals("api")).isPresent();
        return service.map(its -> visit.path("services/" + id) + (here ? SettingField.below(setting) : ""))
                .orElse(null);
    }
}
