package io.rialto.server.configuration;

import io.rialto.server.settings.Addresses;
import io.rialto.server.site.Site.Environment;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which environment each shop's domain belongs to: one only, so that no test is entered with customers of production. */
final class ShopAddresses {

    private final Map<String, Claim> claims = new HashMap<>();

    private record Claim(Environment environment, Place place) {}

    /** The site has its shop there. On this machine and in private networks, where things are tried out, parts may share one. */
    void claim(Fields site, URI shop, Environment environment) {
        if (Addresses.isPrivate(shop.getHost())) {
            return;
        }
        Claim claim = new Claim(environment, site.place());
        Claim first = claims.putIfAbsent(shop.getRawAuthority().toLowerCase(Locale.ROOT), claim);
        if (first != null && first.environment() != environment) {
            site.refused("has the shop of " + first.place().path() + ", which is for "
                    + first.environment().name().toLowerCase(Locale.ROOT) + "; a shop's domain has one environment");
        }
    }
}
