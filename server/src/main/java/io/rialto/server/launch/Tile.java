package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.site.Site;

/** A service on a customer's page, or in the shop's. */
public record Tile(String slug, String name, String summary, String url) {

    static Tile of(ExternalService service, Site site) {
        return new Tile(service.slug(), service.name(), service.summary(), site.issuer() + "/launch/" + service.slug());
    }

    /** What stands in the tile's badge. */
    public String initial() {
        return name.isBlank()
                ? "·"
                : new String(
                        Character.toChars(Character.toUpperCase(name.strip().codePointAt(0))));
    }
}
