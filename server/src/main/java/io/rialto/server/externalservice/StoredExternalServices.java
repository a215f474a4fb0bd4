package io.rialto.server.externalservice;

import io.rialto.server.database.Snapshot;
import io.rialto.server.database.Snapshots;
import io.rialto.server.site.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers from memory. */
@Component
class StoredExternalServices implements ExternalServices {

    private final Snapshot<Map<SiteId, List<ExternalService>>> bySite;

    StoredExternalServices(ExternalServiceStore store, List<Completion> completions, Snapshots snapshots) {
        this.bySite = snapshots.of(() -> bySite(store.all(), completions));
    }

    private static Map<SiteId, List<ExternalService>> bySite(
            List<ExternalService> services, List<Completion> completions) {
        List<ExternalService> all = services;
        for (Completion completion : completions) {
            all = all.stream().map(completion.current()).toList();
        }
        return all.stream().collect(Collectors.groupingBy(ExternalService::siteId));
    }

    @Override
    public Optional<ExternalService> bySlug(SiteId site, String slug) {
        return of(site).stream().filter(service -> service.slug().equals(slug)).findFirst();
    }

    @Override
    public List<ExternalService> of(SiteId site) {
        return bySite.current().getOrDefault(site, List.of());
    }
}
