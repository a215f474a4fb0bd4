package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sites: everybody of the organization reads them; the configuration file writes them. */
@Component
class SitesResource implements Resource<Site> {

    private static final Schema<Site> SCHEMA = Schema.of("sites", (Site site) -> id(site))
            .saying("A shop website as an identity provider. Sites are written by the configuration file.")
            .offering(Operation.LIST)
            .with(
                    Attribute.text("slug")
                            .searched()
                            .saying("Stands in its addresses.")
                            .like("main"),
                    Site::slug)
            .with(Attribute.text("name").searched().like("Acme shop"), Site::name)
            .with(
                    Attribute.oneOf("environment", "production", "staging", "development")
                            .searched(),
                    site -> site.environment().name().toLowerCase(Locale.ROOT))
            .with(Attribute.flag("active").searched().saying("False: all its addresses are unknown."), Site::active)
            .with(
                    Attribute.text("issuer")
                            .saying("Its name for itself at services.")
                            .like("https://id.acme.example/s/main"),
                    Site::issuer)
            .with(
                    Attribute.text("services_url").saying("Where customers choose a service."),
                    site -> site.issuer() + "/services")
            .with(
                    Attribute.oneOf("store_kind", "magento2", "custom"),
                    site -> site.store().kind())
            .with(
                    Attribute.text("store_base_url").orNull().saying("Its shop; null until one is paired."),
                    site -> text(site.store().baseUrl()))
            .with(
                    Attribute.text("store_launch_url")
                            .orNull()
                            .saying("Where browsers are sent for a ticket; null until a shop is paired."),
                    site -> text(site.store().launchUrl()))
            .with(
                    Attribute.oneOf("store_directory", "none", "oauth", "bearer")
                            .saying("How its customers are looked up in the shop; the secrets are never shown."),
                    site -> DirectoryWords.of(site.store().directory()))
            .with(
                    Attribute.text("key").saying("The kind of signing key that the configuration asks for."),
                    site -> site.key().text())
            .toMany("services", "services", site -> Condition.is("site_id", id(site)))
            .toMany("signing_keys", "signing_keys", site -> Condition.is("site_id", id(site)))
            .toMany("shop_pairings", "shop_pairings", site -> Condition.is("site_id", id(site)))
            .build();

    private final SiteSearch sites;

    SitesResource(SiteSearch sites) {
        this.sites = sites;
    }

    private static String id(Site site) {
        return site.id().value().toString();
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    /** An id as it stands in an address or a linkage. */
    static Optional<SiteId> id(String text) {
        return Ids.of(text, UUID::fromString).map(SiteId::new);
    }

    @Override
    public Schema<Site> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Site> find(Caller caller, String id) {
        return id(id).flatMap(known -> sites.find(caller.organization(), known));
    }

    @Override
    public Found<Site> list(Caller caller, Search search) {
        return sites.of(caller.organization(), search);
    }
}
