package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.configuration.Configuration.StaffPart;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteStore;
import java.util.List;
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
    private final StaffApplication staff;

    Application(
            TransactionTemplate transactions,
            Revision revision,
            Snapshots snapshots,
            Organizations organizations,
            SiteStore sites,
            ExternalServiceStore services,
            StaffApplication staff) {
        this.transactions = transactions;
        this.revision = revision;
        this.snapshots = snapshots;
        this.organizations = organizations;
        this.sites = sites;
        this.services = services;
        this.staff = staff;
    }

    /** What came of applying a configuration. */
    sealed interface Outcome {

        record Done(Applied applied) implements Outcome {}

        /** The database does not allow it; nothing was changed. */
        record Refused(List<Problem> problems) implements Outcome {}
    }

    /** Writes only what differs. This node sees the change when this returns, the others within two seconds. */
    Outcome apply(Configuration configuration) {
        Outcome outcome = Objects.requireNonNull(transactions.execute(status -> {
            revision.lock();
            return changed(configuration);
        }));
        snapshots.refresh();
        return outcome;
    }

    private Outcome changed(Configuration configuration) {
        List<Problem> problems = configuration.organizations().stream()
                .flatMap(part -> organizations.bySlug(part.slug()).stream()
                        .flatMap(known -> staff.problems(known.id(), part.staff()).stream()))
                .toList();
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        Applied applied = write(configuration);
        if (applied.anything()) {
            revision.advance();
        }
        return new Outcome.Done(applied);
    }

    private Applied write(Configuration configuration) {
        Applied applied = Applied.NOTHING;
        for (OrganizationPart organization : configuration.organizations()) {
            applied = applied.plus(organizations.save(
                    organization.slug(), organization.name(), organization.plan(), organization.defaultRole()));
            OrganizationId owner =
                    organizations.bySlug(organization.slug()).orElseThrow().id();
            applied = staff.apply(owner, organization.staff(), applied);
            for (SitePart part : organization.sites()) {
                applied = write(owner, part, applied);
            }
        }
        applied = withoutStaffOfOthers(configuration, applied);
        Set<String> named = configuration.organizations().stream()
                .flatMap(organization -> organization.sites().stream())
                .map(part -> part.site().slug())
                .collect(Collectors.toSet());
        return applied.plusSwitchedOff(sites.deactivateAllBut(named));
    }

    // An organization that is gone from the file keeps whom it has by other ways.
    private Applied withoutStaffOfOthers(Configuration configuration, Applied before) {
        Set<String> slugs = configuration.organizations().stream()
                .map(OrganizationPart::slug)
                .collect(Collectors.toSet());
        Applied applied = before;
        for (Organization other : organizations.all()) {
            if (!slugs.contains(other.slug())) {
                applied = staff.apply(other.id(), StaffPart.NOBODY, applied);
            }
        }
        return applied;
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
