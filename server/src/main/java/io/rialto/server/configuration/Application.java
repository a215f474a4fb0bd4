package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.configuration.Configuration.StaffPart;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.servicemetadata.Following;
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
    private final StaffApplication staff;
    private final ProviderApplication providers;
    private final SiteApplication sites;
    private final Following metadata;

    Application(
            TransactionTemplate transactions,
            Revision revision,
            Snapshots snapshots,
            Organizations organizations,
            StaffApplication staff,
            ProviderApplication providers,
            SiteApplication sites,
            Following metadata) {
        this.transactions = transactions;
        this.revision = revision;
        this.snapshots = snapshots;
        this.organizations = organizations;
        this.staff = staff;
        this.providers = providers;
        this.sites = sites;
        this.metadata = metadata;
    }

    /** What came of applying a configuration. */
    sealed interface Outcome {

        record Done(Applied applied) implements Outcome {}

        /** The database does not allow it, or a provider cannot be; nothing was changed. */
        record Refused(List<Problem> problems) implements Outcome {}
    }

    /** Writes only what differs. This node sees the change when this returns, the others within two seconds. */
    Outcome apply(Configuration configuration) {
        Outcome outcome = Objects.requireNonNull(transactions.execute(status -> {
            revision.lock();
            Problems problems = new Problems();
            Applied applied = written(configuration, problems);
            if (problems.count() > 0) {
                status.setRollbackOnly();
                return new Outcome.Refused(problems.found());
            }
            metadata.follow();
            if (applied.anything()) {
                revision.advance();
            }
            return new Outcome.Done(applied);
        }));
        snapshots.refresh();
        return outcome;
    }

    private Applied written(Configuration configuration, Problems problems) {
        Applied applied = Applied.NOTHING;
        for (OrganizationPart part : configuration.organizations()) {
            applied =
                    applied.plus(organizations.save(part.slug(), part.name(), part.subscription(), part.defaultRole()));
            OrganizationId owner =
                    organizations.bySlug(part.slug()).orElseThrow().id();
            List<Problem> taken = staff.problems(owner, part.staff());
            taken.forEach(problem -> problems.add(problem.place(), problem.text()));
            if (taken.isEmpty()) {
                applied = staff.apply(owner, part.staff(), applied);
                applied = providers.apply(owner, part.providers(), applied, problems);
            }
            sites.problems(part.sites()).forEach(problem -> problems.add(problem.place(), problem.text()));
            if (problems.count() > 0) {
                // What comes after could fail only because of it.
                return applied;
            }
            applied = sites.apply(owner, part.sites(), applied);
        }
        return sites.deactivateOthers(
                configuration.organizations(), withoutStaffOfOthers(configuration, applied, problems));
    }

    // An organization that is gone from the file keeps whom it has by other ways.
    private Applied withoutStaffOfOthers(Configuration configuration, Applied before, Problems problems) {
        Set<String> slugs = configuration.organizations().stream()
                .map(OrganizationPart::slug)
                .collect(Collectors.toSet());
        Applied applied = before;
        for (Organization other : organizations.all()) {
            if (!slugs.contains(other.slug())) {
                applied = staff.apply(other.id(), StaffPart.NOBODY, applied);
                applied = providers.apply(other.id(), List.of(), applied, problems);
            }
        }
        return applied;
    }
}
