package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteStore;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the database say what the configuration says, in one transaction, one node at a time. */
@Component
class Application {

    private final TransactionTemplate transactions;
    private final Revision revision;
    private final Snapshots snapshots;
    private final Organizations organizations;
    private final SiteStore sites;
    private final ExternalServiceStore services;

    Application(
            TransactionTemplate transactions,
            Revision revision,
            Snapshots snapshots,
            Organizations organizations,
            SiteStore sites,
            ExternalServiceStore services) {
        this.transactions = transactions;
        this.revision = revision;
        this.snapshots = snapshots;
        this.organizations = organizations;
        this.sites = sites;
        this.services = services;
    }

    /** Writes only what differs. This node sees the change when this returns, the others within two seconds. */
    Applied apply(Configuration configuration) {
        Applied applied = Objects.requireNonNull(transactions.execute(status -> {
            revision.lock();
            Applied changes = write(configuration);
            if (changes.anything()) {
                revision.advance();
            }
            return changes;
        }));
        snapshots.refresh();
        return applied;
    }

    private Applied write(Configuration configuration) {
        Applied applied = Applied.NOTHING;
        for (OrganizationPart organization : configuration.organizations()) {
            applied = applied.plus(
                    organizations.save(organization.slug(), organization.name(), organization.plan(), Role.AUDITOR));
            OrganizationId owner =
                    organizations.bySlug(organization.slug()).orElseThrow().id();
            for (SitePart part : organization.sites()) {
                applied = write(owner, part, applied);
            }
        }
        Set<String> named = configuration.organizations().stream()
                .flatMap(organization -> organization.sites().stream())
                .map(part -> part.site().slug())
                .collect(Collectors.toSet());
        return applied.plusSwitchedOff(sites.deactivateAllBut(named));
    }

    private Applied write(OrganizationId owner, SitePart part, Applied before) {
        Applied applied = before.plus(sites.save(owner, part.site()));
        SiteId site = sites.bySlug(part.site().slug()).orElseThrow().site().id();
        int place = 0;
        for (ExternalServiceDraft service : part.services()) {
            applied = applied.plus(services.save(site, place++, service));
        }
        Set<String> named =
                part.services().stream().map(ExternalServiceDraft::slug).collect(Collectors.toSet());
        return applied.plusSwitchedOff(services.deactivateAllBut(site, named));
    }
}
