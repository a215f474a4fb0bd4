package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Thing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A site in the list.
 *
 * @param mark says that it is not for customers; absent in production
 */
record SiteRow(String path, String name, @Nullable String mark, String state, String mood, String shop, String issuer) {

    static SiteRow of(Visit visit, Thing site) {
        boolean active = site.flag("active");
        return new SiteRow(
                path(visit, site),
                site.text("name"),
                mark(site),
                active ? "Active" : "Switched off",
                active ? "good" : "plain",
                site.optional("store_base_url").map(shop -> "Shop: " + shop).orElse("No shop is connected yet."),
                site.text("issuer"));
    }

    /** Where its page is. */
    static String path(Visit visit, Thing site) {
        return visit.path("sites/" + site.text("slug"));
    }

    static @Nullable String mark(Thing site) {
        String environment = site.text("environment");
        return environment.equals("production")
                ? null
                : environment.substring(0, 1).toUpperCase(Locale.ROOT) + environment.substring(1);
    }
}
