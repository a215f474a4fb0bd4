package io.rialto.server.api;

import io.rialto.server.configuration.Export;
import io.rialto.server.configuration.Export.Exported;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/configurations}: what the API made of each site, as the configuration file writes it. No secret is in it. */
@Component
class ConfigurationsResource implements Resource<ConfigurationsResource.Shown> {

    record Shown(Site site, Exported exported) {

        String id() {
            return site.id().value().toString();
        }
    }

    private static final Schema<Shown> SCHEMA = Schema.of("configurations", Shown::id)
            .saying(
                    "What the API made of a site, to be put into a configuration file and promoted. It has the id of its site. Variables stand"
                            + " where secrets did.")
            .offering(Operation.LIST)
            .with(
                    Attribute.text("yaml")
                            .saying(
                                    "sites with the whole site; of a site that the configuration file manages, services with those that the API made."),
                    shown -> shown.exported().yaml())
            .with(
                    Attribute.object("variables")
                            .saying("names: variables to set where the file is read.")
                            .like(Map.of("names", List.of("MAIN_HELP_JWT_SECRET"))),
                    shown -> Map.of("names", List.copyOf(shown.exported().variables())))
            .toOne("site", "sites", shown -> Optional.of(shown.id()))
            .build();

    private final SiteSearch sites;
    private final Export export;

    ConfigurationsResource(SiteSearch sites, Export export) {
        this.sites = sites;
        this.export = export;
    }

    @Override
    public Schema<Shown> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return SitesResource.id(id)
                .flatMap(known -> sites.find(caller.organization(), known))
                .map(this::shown);
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        return Listed.of(sites.of(caller.organization()), search.page()).map(this::shown);
    }

    private Shown shown(Site site) {
        return new Shown(site, export.of(site));
    }
}
