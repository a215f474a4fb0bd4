package io.rialto.server.dashboard.site;

import io.rialto.server.jsonapi.Thing;
import org.jspecify.annotations.Nullable;

/**
 * What a site is, and how it looks to its customers.
 *
 * @param environment in words
 * @param brand the name that customers read
 * @param color the accent; absent: the usual one
 * @param support where customers find help; absent: nowhere
 * @param impersonation whether an administrator of the shop may enter as a customer
 * @param unconfirmed whether customers enter who have not confirmed their e-mail address
 */
record About(
        String environment,
        String brand,
        @Nullable String color,
        @Nullable String support,
        boolean impersonation,
        boolean unconfirmed) {

    static About of(Thing site) {
        Settings settings = Settings.of(site);
        return new About(
                environment(site),
                settings.brand().isEmpty() ? settings.name() : settings.brand(),
                settings.color().isEmpty() ? null : settings.color(),
                settings.support().isEmpty() ? null : settings.support(),
                settings.impersonation(),
                settings.unconfirmed());
    }

    private static String environment(Thing site) {
        String shop = site.optional("store_base_url")
                .map(address -> " The shop at " + address + " belongs to it, and to no other.")
                .orElse("");
        return switch (site.text("environment")) {
            case "production" -> "Production: real customers." + shop;
            case "staging" -> "Staging: a copy to test with, marked as such on every page." + shop;
            default -> "Development: on somebody’s own machine, marked as such on every page." + shop;
        };
    }
}
