package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service in the list.
 *
 * @param mark says that its site is not for customers; absent in production
 */
record ServiceRow(
        String path,
        String name,
        String site,
        @Nullable String mark,
        String protocol,
        String preset,
        List<State> states) {

    /** @param mood the tag's class */
    record State(String word, String mood) {}

    /** @param titles of presets, by their names */
    static ServiceRow of(
            Visit visit,
            Thing service,
            Optional<Thing> site,
            Map<String, String> titles,
            boolean changeWaits,
            boolean failing) {
        return new ServiceRow(
                path(visit, service),
                service.text("name"),
                site.map(its -> its.text("name")).orElse(""),
                mark(service),
                protocol(service),
                service.optional("preset")
                        .map(name -> titles.getOrDefault(name, name))
                        .orElse("Own settings"),
                states(service, changeWaits, failing));
    }

    /** Where its page is. */
    static String path(Visit visit, Thing service) {
        return visit.path("services/" + service.id());
    }

    static List<State> states(Thing service, boolean changeWaits, boolean failing) {
        List<State> states = new ArrayList<>();
        states.add(
                service.flag("active")
                        ? new State("Published", "good")
                        : new State(byApi(service) ? "Draft" : "Switched off", "plain"));
        if (failing) {
            states.add(new State("Failing", "bad"));
        }
        if (changeWaits) {
            states.add(new State("Metadata change waits", "bad"));
        }
        return List.copyOf(states);
    }

    /** Whether nobody enters it, and it is changed here. */
    static boolean isDraft(Thing service) {
        return byApi(service) && !service.flag("active");
    }

    static boolean byApi(Thing service) {
        return service.text("managed_by").equals("api");
    }

    static @Nullable String mark(Thing service) {
        String environment = service.text("environment");
        return environment.equals("production")
                ? null
                : environment.substring(0, 1).toUpperCase(Locale.ROOT) + environment.substring(1);
    }

    static String protocol(Thing service) {
        return switch (service.text("protocol")) {
            case "saml" -> "SAML 2.0";
            case "oidc" -> "OpenID Connect";
            case "jwt" -> "Signed token (JWT)";
            case "hmac" -> "Signed link (HMAC)";
            default -> "The service’s own API";
        };
    }
}
