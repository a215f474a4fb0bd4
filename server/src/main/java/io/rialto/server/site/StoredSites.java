package io.rialto.server.site;

import io.rialto.server.database.Snapshot;
import io.rialto.server.database.Snapshots;
import io.rialto.server.organization.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers from memory. */
@Component
class StoredSites implements Sites {

    private final Snapshot<View> view;

    StoredSites(SiteStore store, Snapshots snapshots) {
        this.view = snapshots.of(() -> View.of(store.all()));
    }

    @Override
    public Optional<Site> bySlug(String slug) {
        return Optional.ofNullable(view.current().bySlug().get(slug)).map(OwnedSite::site);
    }

    @Override
    public Optional<Site> byId(SiteId id) {
        return Optional.ofNullable(view.current().byId().get(id)).map(OwnedSite::site);
    }

    @Override
    public Optional<OrganizationId> ownerOf(SiteId id) {
        return Optional.ofNullable(view.current().byId().get(id)).map(OwnedSite::owner);
    }

    @Override
    public List<OwnedSite> all() {
        return view.current().all();
    }

    private record View(List<OwnedSite> all, Map<String, OwnedSite> bySlug, Map<SiteId, OwnedSite> byId) {

        static View of(List<OwnedSite> sites) {
            return new View(
                    List.copyOf(sites),
                    sites.stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    owned -> owned.site().slug(), Function.identity())),
                    sites.stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    owned -> owned.site().id(), Function.identity())));
        }
    }
}
