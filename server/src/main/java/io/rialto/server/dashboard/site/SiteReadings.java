package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Order;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the API what stands on a site's page. */
@Component
class SiteReadings {

    private static final List<String> PUBLISHED = List.of("next", "current", "previous");

    private final Desk desk;
    private final Clock clock;

    SiteReadings(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Optional<Thing> site(Caller caller, String slug) {
        return desk.list(caller, "sites", Map.of("filter[q][slug_eq]", slug)).things().stream()
                .findFirst();
    }

    Optional<Thing> byId(Caller caller, String id) {
        return desk.find(caller, "sites", id);
    }

    SitePage page(Visit visit, Thing site) {
        boolean mayChange = visit.may(Act.UPDATE, Subject.SIGNING_KEYS);
        List<Thing> keys = keys(visit, site);
        boolean mayGoBack = has(keys, "previous");
        return new SitePage(
                SiteRow.path(visit, site),
                site.text("name"),
                SiteRow.mark(site),
                site.flag("active"),
                switching(visit, site),
                fixed(site),
                About.of(site),
                byApi(site) && visit.may(Act.UPDATE, Subject.SITES),
                byApi(site)
                        ? null
                        : "The configuration file writes this site: whoever runs this server changes it there, and applies it anew.",
                AddressRow.of(site),
                shop(site),
                keys.stream().map(key -> KeyCard.of(key, mayChange, mayGoBack)).toList(),
                pairings(visit, site),
                null,
                null,
                mayChange,
                visit.may(Act.CREATE, Subject.SHOP_PAIRINGS),
                visit.may(Act.CREATE, Subject.SIGNING_KEYS) && !has(keys, "next"),
                visit.may(Act.CREATE, Subject.DIRECTORY_CHECKS),
                mayChange || visit.ended().isPresent()
                        ? null
                        : Reader.why(visit.seat().role()));
    }

    private static boolean has(List<Thing> keys, String state) {
        return keys.stream().anyMatch(key -> key.text("state").equals(state));
    }

    private List<Thing> keys(Visit visit, Thing site) {
        Map<String, String> wanted =
                Map.of("filter[q][site_id_eq]", site.id(), "filter[q][state_in]", String.join(",", PUBLISHED));
        return desk.list(visit.caller(), "signing_keys", wanted).things().stream()
                .sorted(Comparator.comparingInt(key -> PUBLISHED.indexOf(key.text("state"))))
                .toList();
    }

    private List<PairingRow> pairings(Visit visit, Thing site) {
        Instant now = clock.instant();
        Map<String, String> wanted =
                Map.of("filter[q][site_id_eq]", site.id(), "sort", "-created_at", "page[size]", "25");
        return desk.list(visit.caller(), "shop_pairings", wanted).things().stream()
                .map(pairing -> PairingRow.of(pairing, now, visit.may(Act.DESTROY, Subject.SHOP_PAIRINGS)))
                .toList();
    }

    PairingRow pairing(Visit visit, String id) {
        return desk.find(visit.caller(), "shop_pairings", id)
                .map(pairing -> PairingRow.of(pairing, clock.instant(), false))
                .orElseThrow(DashboardPages::notThere);
    }

    private static String shop(Thing site) {
        return site.optional("store_base_url")
                .map(shop -> "The shop is " + shop + "."
                        + site.optional("store_launch_url")
                                .map(launch -> " Customers are sent to " + launch + " for a ticket.")
                                .orElse(""))
                .orElse("No shop is connected yet: make a one-time code, and type it in the shop.");
    }

    /** The site's entity tag. */
    String tag(Visit visit, Thing site) {
        return desk.ask(visit.caller(), "sites/" + site.id(), Map.of()) instanceof Reply.Done done ? done.tag() : "";
    }

    private static boolean byApi(Thing site) {
        return site.text("managed_by").equals("api");
    }

    /** What the configuration file writes is switched there. */
    private static @Nullable String fixed(Thing site) {
        return byApi(site)
                ? null
                : "The configuration file writes this site: switch it there, by active: true or false.";
    }

    private static @Nullable Order switching(Visit visit, Thing site) {
        if (fixed(site) != null || !visit.mayChange(Subject.SITES, "active", !site.flag("active"))) {
            return null;
        }
        return site.flag("active") ? SiteOrders.OFF : SiteOrders.ON;
    }
}
