package io.rialto.server.dashboard;

import static io.rialto.server.organization.Role.ADMIN;
import static io.rialto.server.organization.Role.AUDITOR;
import static io.rialto.server.organization.Role.OWNER;
import static io.rialto.server.organization.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each role may do, page by page and call by call. The tables hold what a role may; what they leave out is tried and must be
 * refused. A page or an operation that is not in them fails: whoever adds one says here who may use it.
 */
class RightsTest {

    private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);
    private static final Set<Role> OWNERS = EnumSet.of(OWNER);
    private static final Set<Role> MANAGERS = EnumSet.of(OWNER, ADMIN);
    private static final Set<Role> HELPERS = EnumSet.of(OWNER, ADMIN, SUPPORT);
    private static final Set<Role> PROVERS = EnumSet.of(OWNER, ADMIN, AUDITOR);
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final String NOTHING = "AAAAAAAAAA";

    /** What writes at the API. Everybody reads. */
    private static final Map<String, Set<Role>> CALLS = calls();

    private static Map<String, Set<Role>> calls() {
        Map<String, Set<Role>> calls = new LinkedHashMap<>();
        put(calls, OWNERS, "POST discoveries", "POST identity_providers", "PATCH identity_providers");
        put(
                calls,
                OWNERS,
                "POST provider_trials",
                "DELETE identity_providers",
                "PATCH organizations transfer_ownership");
        put(calls, MANAGERS, "POST api_credentials", "PATCH api_credentials", "DELETE api_credentials");
        put(calls, MANAGERS, "POST memberships", "PATCH memberships", "DELETE memberships");
        put(calls, MANAGERS, "POST memberships resend", "POST invitations", "PATCH organizations");
        put(calls, MANAGERS, "POST webhooks", "PATCH webhooks", "DELETE webhooks", "POST webhook_replays");
        put(calls, MANAGERS, "PATCH webhook_deliveries", "DELETE links", "PATCH metadata_changes");
        put(calls, MANAGERS, "PATCH address_changes");
        put(calls, MANAGERS, "POST metadata_imports", "POST shop_pairings", "DELETE shop_pairings");
        put(calls, MANAGERS, "POST signing_keys", "PATCH signing_keys");
        put(calls, MANAGERS, "PATCH provisioning_tasks", "DELETE provisioning_tasks");
        put(calls, MANAGERS, "POST sites", "PATCH sites", "DELETE sites");
        put(calls, MANAGERS, "POST services", "PATCH services", "DELETE services");
        put(calls, MANAGERS, "POST setup_links", "PATCH setup_links");
        put(calls, MANAGERS, "POST provisioning_retries", "POST provisioning_runs", "PATCH provisioning_runs");
        put(calls, HELPERS, "POST previews", "POST trial_launches", "POST connection_checks", "POST directory_checks");
        // To ask is not to change.
        put(calls, ALL, "POST customer_lookups", "POST departures", "POST sso_rehearsals");
        put(calls, ALL, "POST version_checks");
        put(calls, PROVERS, "POST privacy_checks");
        // One's own, and nobody else's.
        put(calls, ALL, "PATCH users", "PATCH user", "PATCH passkeys", "DELETE passkeys", "DELETE sessions");
        put(calls, NOBODY, "POST organizations", "POST roles", "PATCH roles", "POST permissions", "PATCH permissions");
        return calls;
    }

    /** What changes something in the dashboard. Everybody of the organization reads; strangers find nothing. */
    private static final Map<String, Set<Role>> FORMS = forms();

    private static Map<String, Set<Role>> forms() {
        Map<String, Set<Role>> forms = new LinkedHashMap<>();
        put(forms, OWNERS, "identity-providers/new", "identity-providers/{id}/edit", "identity-providers/{id}/delete");
        put(
                forms,
                OWNERS,
                "identity-providers/{id}/trials",
                "identity-providers/{id}/{act}",
                "identity-providers/enforcement");
        put(forms, PROVERS, "privacy/checks");
        put(forms, MANAGERS, "people", "people/{id}/role", "people/{id}/invite", "people/{id}/remove");
        put(forms, MANAGERS, "people/{id}/sessions/{session}/end", "credentials", "credentials/{id}/delete");
        put(forms, MANAGERS, "accounts/tasks/{task}/retry", "accounts/retries");
        put(forms, MANAGERS, "accounts/address-changes/{change}/confirm");
        put(forms, MANAGERS, "accounts/runs", "accounts/runs/{id}/cancel", "accounts/runs/{id}/real");
        put(forms, MANAGERS, "credentials/{id}/rotate", "credentials/{id}/end-old");
        put(forms, MANAGERS, "webhooks/new", "webhooks/{id}/edit", "webhooks/{id}/delete", "webhooks/{id}/{act}");
        put(forms, MANAGERS, "webhooks/{id}/deliveries/{delivery}/retry", "services/{id}/changes/{change}");
        put(forms, MANAGERS, "services/{id}/addresses/{change}");
        put(forms, MANAGERS, "services/{id}/delete", "services/new/{preset}", "services/{id}/set-up/{step}");
        put(forms, MANAGERS, "services/{id}/links", "services/{id}/links/{link}");
        put(forms, MANAGERS, "sites/{site}/keys", "sites/{site}/keys/{key}", "sites/{site}/activation");
        put(
                forms,
                MANAGERS,
                "sites/new",
                "sites/{site}/edit",
                "sites/{site}/pairings",
                "sites/{site}/pairings/{pairing}");
        put(forms, ALL, "events/check", "accounts/departures", "accounts/links");
        put(
                forms,
                HELPERS,
                "services/{id}/preview",
                "services/{id}/trial",
                "sites/{site}/check",
                "services/new/{preset}/preview");
        put(forms, HELPERS, "services/{id}/set-up/{step}/preview");
        return forms;
    }

    /** What belongs to the server: every organization reads the same. */
    private static final Set<String> SAME_FOR_ALL = Set.of("roles", "permissions", "presets", "customer_attributes");

    /** Pages that are reached by their owner's session alone. */
    private static final Set<String> OWN = Set.of(
            "/me",
            "/me/password",
            "/me/passkeys/new",
            "/me/passkeys/{id}/rename",
            "/me/passkeys/{id}/delete",
            "/me/sessions/{id}/end",
            "/me/sessions/end-all",
            "/dashboard");

    private static void put(Map<String, Set<Role>> table, Set<Role> roles, String... what) {
        for (String one : what) {
            table.put(one, roles);
        }
    }

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final JsonNode description = new JsonMapper()
            .readTree(dashboard.server().get("/api/openapi.json").body());
    private final Desk desk = dashboard.server().bean(Desk.class);

    private record Call(String method, String type, String action) {

        @Override
        public String toString() {
            return method + " " + type + (action.isEmpty() ? "" : " " + action);
        }
    }

    @Test
    void everyOperationThatWritesIsInTheTable() {
        assertThat(written().stream().map(Call::toString)).isSubsetOf(CALLS.keySet());
    }

    @Test
    void whoMayNotIsRefusedAtTheApi() {
        for (Call call : written()) {
            for (Role role : Role.values()) {
                if (allowed(call).contains(role)) {
                    continue;
                }
                Reply reply = call(call, dashboard.caller(role));

                assertThat(reply).as("%s by %s", call, role).isInstanceOf(Reply.Refused.class);
                // What does not exist cannot be refused, and what cannot be read is refused for that.
                assertThat(((Reply.Refused) reply).status())
                        .as("%s by %s", call, role)
                        .isIn(
                                call.method().equals("POST") || !call.action().isEmpty()
                                        ? List.of(403, 422)
                                        : List.of(403, 404));
            }
        }
    }

    @Test
    void aStrangerFindsNothingOfWhatBelongsToAnother() {
        Caller owner = dashboard.caller(OWNER);
        for (String type : types()) {
            desk.list(owner, type, Map.of()).things().stream()
                    .filter(thing -> !SAME_FOR_ALL.contains(type))
                    .forEach(thing -> assertThat(desk.find(dashboard.strangersCaller(), type, thing.id()))
                            .as("%s/%s", type, thing.id())
                            .isEmpty());
        }
    }

    @Test
    void everyPageIsInTheTables() {
        Set<String> posted = routes(RequestMethod.POST);

        assertThat(posted.stream().filter(path -> path.startsWith("/dashboard/{organization}")))
                .isSubsetOf(FORMS.keySet().stream()
                        .map(form -> "/dashboard/{organization}/" + form)
                        .toList());
        Set<String> own = new TreeSet<>(posted);
        own.addAll(routes(RequestMethod.GET));
        own.removeIf(path -> path.startsWith("/dashboard/{organization}"));
        assertThat(own).isSubsetOf(OWN);
    }

    @Test
    void whoMayNotIsRefusedOnThePages() {
        List<String> done = new ArrayList<>();
        for (Role role : Role.values()) {
            Browser browser = dashboard.as(role);
            browser.open("/dashboard/acme/people");
            FORMS.forEach((form, allowed) -> {
                if (!allowed.contains(role)) {
                    int status = browser.submit("/dashboard/acme/" + filled(form), Map.of("name", "x"))
                            .statusCode();
                    // A form that lacks a field, or says what is wrong with one, is not done either.
                    if (!List.of(400, 403, 404, 422).contains(status)) {
                        done.add(form + " by " + role + ": " + status);
                    }
                }
            });
        }

        assertThat(done).isEmpty();
    }

    @Test
    void everybodyReadsAndAStrangerFindsNoPage() {
        Map<Role, Browser> browsers =
                EnumSet.allOf(Role.class).stream().collect(Collectors.toMap(role -> role, dashboard::as));
        Browser stranger = dashboard.stranger();
        for (String route : routes(RequestMethod.GET)) {
            if (!route.startsWith("/dashboard/{organization}")) {
                continue;
            }
            String path = filled(route.replace("{organization}", "acme"));
            browsers.forEach((role, browser) -> assertThat(browser.open(path).statusCode())
                    .as("%s by %s", path, role)
                    .isIn(path.contains(NOTHING) ? List.of(200, 303, 404) : List.of(200, 302, 303)));
            assertThat(stranger.open(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static Set<Role> allowed(Call call) {
        return CALLS.getOrDefault(call.toString(), ALL);
    }

    private Reply call(Call call, Caller caller) {
        if (call.method().equals("POST") && call.action().isEmpty()) {
            return desk.create(caller, call.type(), given(call.type()));
        }
        String id = one(call.type());
        if (!call.action().isEmpty()) {
            return desk.act(caller, call.type(), id, call.action(), Map.of());
        }
        return call.method().equals("DELETE")
                ? desk.delete(caller, call.type(), id)
                : desk.update(caller, call.type(), id, Map.of());
    }

    /** One that belongs to an owner, when there is any. */
    private String one(String type) {
        Map<String, String> wanted = type.equals("memberships") ? Map.of("filter[q][owner_true]", "true") : Map.of();
        return desk.list(dashboard.caller(OWNER), type, wanted).things().stream()
                .map(io.rialto.server.jsonapi.Thing::id)
                .findFirst()
                .orElse(NOTHING);
    }

    /** What the description demands, as it says it might be. */
    private Map<String, Object> given(String type) {
        JsonNode attributes =
                description.at("/components/schemas/" + type + "_create/properties/data/properties/attributes");
        Map<String, Object> given = new LinkedHashMap<>();
        for (JsonNode name : attributes.path("required")) {
            JsonNode one = attributes.path("properties").path(name.asString());
            given.put(name.asString(), value(one));
        }
        return given;
    }

    private static Object value(JsonNode attribute) {
        if (attribute.has("enum")) {
            return attribute.path("enum").get(0).asString();
        }
        if (attribute.path("format").asString("").equals("date-time")) {
            return "2026-01-01T00:00:00Z";
        }
        return switch (attribute.path("type").asString("string")) {
            case "integer", "number" -> 1;
            case "boolean" -> true;
            case "object" -> Map.of();
            default -> attribute.path("examples").path(0).asString("x");
        };
    }

    private List<Call> written() {
        List<Call> calls = new ArrayList<>();
        description
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (Set.of("post", "patch", "delete").contains(method)) {
                        String[] parts = path.getKey().substring(1).split("/", -1);
                        calls.add(new Call(
                                method.toUpperCase(java.util.Locale.ROOT), parts[0], parts.length > 2 ? parts[2] : ""));
                    }
                }));
        return calls;
    }

    private Set<String> types() {
        return description
                .path("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("get") && path.getKey().indexOf('/', 1) < 0)
                .map(path -> path.getKey().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> routes(RequestMethod method) {
        return dashboard.server().bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(path -> path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .filter(path -> path.startsWith("/dashboard") || path.equals("/me") || path.startsWith("/me/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A path with what there is in acme's place of each variable. */
    private String filled(String path) {
        String id = path.contains("people/") ? one("memberships") : NOTHING;
        return path.replace("{act}", path.contains("webhooks") ? "disable" : "verify")
                .replace("{id}", id)
                .replaceAll("\\{\\w+}", NOTHING);
    }
}
