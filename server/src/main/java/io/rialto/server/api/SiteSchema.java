package io.rialto.server.api;

import io.rialto.server.api.SitesResource.Shown;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.search.Condition;
import io.rialto.server.site.Site;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How sites are described. */
final class SiteSchema {

    static final Schema<Shown> SCHEMA = Schema.of("sites", (Shown shown) -> id(shown.site()))
            .saying("A shop website as an identity provider. Those that the configuration file manages are written"
                    + " there alone.")
            .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE)
            .sparingChanges(given -> given.only("active") && !given.flagOr("active", true))
            .with(
                    Attribute.text("slug")
                            .required()
                            .onlyAtItsCreation()
                            .atMost(63)
                            .searched()
                            .saying("Stands in its addresses, and is its own over all organizations.")
                            .like("main"),
                    shown -> shown.site().slug())
            .with(
                    Attribute.text("name").required().atMost(200).searched().like("Acme shop"),
                    shown -> shown.site().name())
            .with(
                    Attribute.oneOf("environment", "production", "staging", "development")
                            .required()
                            .onlyAtItsCreation()
                            .searched()
                            .saying("A shop's domain belongs to one."),
                    shown -> shown.site().environment().name().toLowerCase(Locale.ROOT))
            .with(
                    Attribute.flag("active")
                            .writable()
                            .searched()
                            .saying("False: all its addresses are unknown. A new one is active unless this is given."),
                    shown -> shown.site().active())
            .with(
                    Attribute.text("issuer")
                            .saying("Its name for itself at services.")
                            .like("https://id.acme.example/s/main"),
                    shown -> shown.site().issuer())
            .with(
                    Attribute.text("services_url").saying("Where customers choose a service."),
                    shown -> shown.site().issuer() + "/services")
            .with(
                    Attribute.oneOf("store_kind", "magento2", "custom"),
                    shown -> shown.site().store().kind())
            .with(
                    Attribute.text("store_base_url").orNull().saying("Its shop; null until one is paired."),
                    shown -> text(shown.site().store().baseUrl()))
            .with(
                    Attribute.text("store_launch_url")
                            .orNull()
                            .saying("Where browsers are sent for a ticket; null until a shop is paired."),
                    shown -> text(shown.site().store().launchUrl()))
            .with(
                    Attribute.oneOf("store_directory", "none", "oauth", "bearer")
                            .saying("How its customers are looked up in the shop; the secrets are never shown."),
                    shown -> DirectoryWords.of(shown.site().store().directory()))
            .with(
                    Attribute.oneOf("key", "rsa-2048", "rsa-3072", "p-256")
                            .writable()
                            .onlyAtItsCreation()
                            .saying("The kind of its first signing key."),
                    shown -> shown.site().key().text())
            .with(
                    Attribute.object("definition")
                            .writable()
                            .saying("What the configuration file has for a site, with the same members: store, brand"
                                    + " and policy. In place of a secret stand asterisks; one that is left out of"
                                    + " a change, or given so, is kept; null takes it away.")
                            .like(Map.of("brand", Map.of("color", "#0b5fff"), "store", Map.of("kind", "magento2"))),
                    Shown::definition)
            .with(
                    Attribute.oneOf("managed_by", "file", "api")
                            .searched()
                            .saying("file: the configuration file alone changes it."),
                    shown -> shown.by().key())
            .toMany("services", "services", site -> Condition.is("site_id", id(site.site())))
            .toMany("signing_keys", "signing_keys", site -> Condition.is("site_id", id(site.site())))
            .toMany("shop_pairings", "shop_pairings", site -> Condition.is("site_id", id(site.site())))
            .toMany("versions", "versions", site -> VersionsResource.of("sites", id(site.site())))
            .build();

    private SiteSchema() {}

    private static String id(Site site) {
        return site.id().value().toString();
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }
}
