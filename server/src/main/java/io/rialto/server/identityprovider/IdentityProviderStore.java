package io.rialto.server.identityprovider;

import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.outbound.Guard;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes, changes and finds identity providers. Whoever calls has decided that the user may. Safe for use by many threads.
 *
 * <p>Checking a draft may take seconds, for the hosts of its URLs are looked up; it happens before any transaction begins.
 */
@Component
public class IdentityProviderStore implements IdentityProviders {

    private final ProviderRows rows;
    private final CheckRows checks;
    private final TxtRecords records;
    private final ProofJobs jobs;
    private final Trail trail;
    private final Ids ids;
    private final TransactionTemplate transactions;
    private final Validation validation;

    IdentityProviderStore(
            ProviderRows rows,
            CheckRows checks,
            TxtRecords records,
            ProofJobs jobs,
            Trail trail,
            Ids ids,
            Guard guard,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.checks = checks;
        this.records = records;
        this.jobs = jobs;
        this.trail = trail;
        this.ids = ids;
        this.transactions = transactions;
        this.validation = new Validation(guard);
    }

    /** Makes a provider, pending, whose domains are looked at within a second. */
    public Saving create(OrganizationId organization, UserId madeBy, Draft draft, Who by) {
        return switch (validation.complete(draft)) {
            case Validation.Checked.Bad bad -> new Saving.Invalid(orTaken(bad.problems(), draft, Optional.empty()));
            case Validation.Checked.Good good ->
                unlessTaken(good.draft(), () -> {
                    Values values = Values.NONE.with(good.draft());
                    IdentityProviderId id = new IdentityProviderId(ids.next());
                    rows.insert(new ProviderRows.New(
                            id,
                            organization,
                            madeBy,
                            records.of(id, organization, values),
                            Boolean.TRUE.equals(good.draft().disabled()),
                            values));
                    checks.begin(id, values.domains());
                    jobs.begin(id);
                    return saved(id, Optional.empty(), by);
                });
        };
    }

    /** Changes what the draft names. Whoever changes what is proved has a pending provider with another TXT value. */
    public Saving update(OrganizationId organization, IdentityProviderId id, Draft draft, Who by) {
        return switch (validation.changes(draft)) {
            case Validation.Checked.Bad bad -> new Saving.Invalid(orTaken(bad.problems(), draft, Optional.of(id)));
            case Validation.Checked.Good good ->
                unlessTaken(
                        good.draft(),
                        () -> rows.locked(organization, id)
                                .map(before -> changed(before, good.draft(), by))
                                .orElseGet(Saving.Missing::new));
        };
    }

    private Saving changed(ProviderReading.Row before, Draft draft, Who by) {
        IdentityProviderId id = before.provider().id();
        Values values = before.values().with(draft);
        rows.update(id, values, records.of(id, before.provider().organization(), values), draft.disabled());
        if (!values.provesAs(before.values())) {
            rows.stand(id, Standing.beginning(rows.wanted(id)));
            checks.begin(id, values.domains());
            jobs.now(id);
        }
        return saved(id, Optional.of(before), by);
    }

    private Saving saved(IdentityProviderId id, Optional<ProviderReading.Row> before, Who by) {
        ProviderReading.Row now = rows.row(id).orElseThrow();
        trail.saved(before, now, by);
        return new Saving.Saved(now.provider());
    }

    /**
     * What keeps the draft from being saved, as far as something is given.
     *
     * @param id the provider that it changes; empty: it is for a new one
     */
    public List<Problem> problems(Draft draft, Optional<IdentityProviderId> id) {
        return switch (validation.changes(draft)) {
            case Validation.Checked.Bad bad -> orTaken(bad.problems(), draft, id);
            case Validation.Checked.Good good -> orTaken(List.of(), draft, id);
        };
    }

    // All at once: a name that is taken is usually found when it is written, which is not done when something else is
    // wrong.
    private List<Problem> orTaken(List<Problem> problems, Draft draft, Optional<IdentityProviderId> id) {
        Optional<String> name = draft.given().getOrDefault(Attribute.NAME, Optional.empty());
        boolean bad = problems.stream().anyMatch(problem -> problem.attribute() == Attribute.NAME);
        boolean taken = !bad
                && name.flatMap(this::byName)
                        .filter(other -> !Optional.of(other.id()).equals(id))
                        .isPresent();
        return taken
                ? Stream.concat(Stream.of(Problem.taken(Names.tidy(name.orElseThrow()))), problems.stream())
                        .toList()
                : problems;
    }

    // Of any number that want a name at once, the database lets one have it.
    private Saving unlessTaken(Draft draft, Supplier<Saving> saving) {
        try {
            return transactions.execute(status -> saving.get());
        } catch (DuplicateKeyException e) {
            String name =
                    draft.given().getOrDefault(Attribute.NAME, Optional.empty()).orElseThrow(() -> e);
            return new Saving.Invalid(List.of(Problem.taken(name)));
        }
    }

    /** Ends the provider and its job; nobody signs in by it any more. False: the organization has none of that id. */
    public boolean delete(OrganizationId organization, IdentityProviderId id, Who by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<ProviderReading.Row> row = rows.locked(organization, id);
            row.ifPresent(gone -> {
                jobs.end(id);
                rows.delete(id);
                trail.deleted(gone, by);
            });
            return row.isPresent();
        }));
    }

    /** Nobody signs in by it until it is enabled; the proof goes on. */
    public Saving disable(OrganizationId organization, IdentityProviderId id, Who by) {
        return update(organization, id, Draft.EMPTY.withDisabled(true), by);
    }

    public Saving enable(OrganizationId organization, IdentityProviderId id, Who by) {
        return update(organization, id, Draft.EMPTY.withDisabled(false), by);
    }

    /** Keeps others from changing it until the caller's transaction ends. */
    public void lock(IdentityProviderId id) {
        rows.locked(id);
    }

    /** Who made the organization's providers. */
    public List<UserId> makers(OrganizationId organization) {
        return rows.makers(organization);
    }

    /** Has the domains looked at within a second. False: the organization has none of that id. */
    public boolean verifyNow(OrganizationId organization, IdentityProviderId id) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<ProviderReading.Row> row = rows.locked(organization, id);
            row.ifPresent(known -> {
                rows.stand(id, known.standing().begunAgain(rows.wanted(id)));
                jobs.now(id);
            });
            return row.isPresent();
        }));
    }

    public Optional<IdentityProvider> find(OrganizationId organization, IdentityProviderId id) {
        return byId(id).filter(provider -> provider.organization().equals(organization));
    }

    /** The organization's providers that fit, by the names of the API; the secret is none of them. */
    public Found<IdentityProvider> search(OrganizationId organization, Search search) {
        return rows.search(organization, search);
    }

    /** What can be searched for and sorted by. */
    public static Columns columns() {
        return ProviderRows.COLUMNS;
    }

    /** How far the proof of the provider's domains is. */
    public Checks checks(IdentityProvider provider) {
        return rows.row(provider.id())
                .map(row -> new Checks(
                        checks.of(provider),
                        row.standing().lostSince(),
                        row.standing().graceEnds(),
                        row.nextCheck()))
                .orElseGet(() -> new Checks(List.of(), null, null, provider.updatedAt()));
    }

    @Override
    public Optional<IdentityProvider> byId(IdentityProviderId id) {
        return rows.byId(id);
    }

    @Override
    public Optional<IdentityProvider> byName(String name) {
        return rows.byKey(Names.key(name));
    }

    @Override
    public List<IdentityProvider> byDomain(Domain domain) {
        return rows.byDomain(domain);
    }

    @Override
    public List<IdentityProvider> of(OrganizationId organization) {
        return rows.of(organization);
    }

    @Override
    public String clientSecret(IdentityProvider provider) {
        return rows.row(provider.id())
                .map(row -> row.values().of(Attribute.CLIENT_SECRET))
                .orElseThrow(() -> new IllegalStateException("the identity provider is gone"));
    }
}
