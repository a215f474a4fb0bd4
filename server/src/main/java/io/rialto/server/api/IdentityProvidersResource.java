package io.rialto.server.api;

import io.rialto.server.audit.Who;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.Draft;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.Problem;
import io.rialto.server.identityprovider.Saving;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code /api/identity_providers}: a company's own OpenID Connect providers. All members read them, without the client secret; only
 * an enterprise organization's owner writes.
 */
@Component
class IdentityProvidersResource implements Resource<IdentityProvider> {

    private final IdentityProviderStore store;
    private final ProviderEvidence evidence;
    private final Makers makers;

    IdentityProvidersResource(IdentityProviderStore store, ProviderEvidence evidence, Makers makers) {
        this.store = store;
        this.evidence = evidence;
        this.makers = makers;
    }

    @Override
    public Schema<IdentityProvider> schema() {
        return ProviderSchema.SCHEMA;
    }

    @Override
    public Optional<IdentityProvider> find(Caller caller, String id) {
        return Ids.of(id, IdentityProviderId::new).flatMap(known -> store.find(caller.organization(), known));
    }

    @Override
    public Found<IdentityProvider> list(Caller caller, Search search) {
        return store.search(caller.organization(), makers.known(caller.organization(), search));
    }

    @Override
    public Outcome<IdentityProvider> create(Caller caller, Given given) {
        return refusal(caller, Optional.empty(), given)
                .<Outcome<IdentityProvider>>map(Outcome::refused)
                .orElseGet(
                        () -> outcome(store.create(caller.organization(), caller.user(), draft(given), who(caller))));
    }

    @Override
    public Outcome<IdentityProvider> update(Caller caller, IdentityProvider present, Given given) {
        return refusal(caller, Optional.of(present), given)
                .<Outcome<IdentityProvider>>map(Outcome::refused)
                .orElseGet(() -> changed(caller, present, given));
    }

    private Outcome<IdentityProvider> changed(Caller caller, IdentityProvider present, Given given) {
        Draft draft = draft(given);
        Outcome<IdentityProvider> outcome = draft.equals(Draft.EMPTY)
                ? Outcome.done(present)
                : outcome(store.update(caller.organization(), present.id(), draft, who(caller)));
        if (outcome instanceof Outcome.Done && given.triggered(ProviderSchema.VERIFY)) {
            store.verifyNow(caller.organization(), present.id());
            return store.find(caller.organization(), present.id())
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(new Refusal.Gone()));
        }
        return outcome;
    }

    @Override
    public Outcome<IdentityProvider> delete(Caller caller, IdentityProvider present) {
        Optional<Refusal> refusal = refusal(caller);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return store.delete(caller.organization(), present.id(), who(caller))
                ? Outcome.done(present)
                : Outcome.refused(new Refusal.Gone());
    }

    @Override
    public Map<String, Object> meta(Caller caller, IdentityProvider provider) {
        return evidence.of(provider);
    }

    private static Optional<Refusal> refusal(Caller caller) {
        if (caller.mayWriteIdentityProviders()) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal.Forbidden(
                        caller.plan() == Plan.ENTERPRISE
                                ? "Only an owner of the organization may write identity providers: ask one of them."
                                : "Only organizations on the enterprise plan may write identity providers; yours is on the standard plan."));
    }

    private Optional<Refusal> refusal(Caller caller, Optional<IdentityProvider> present, Given given) {
        return refusal(caller)
                .or(() -> both(given)
                        ? Optional.of(new Refusal.Invalid(faults(caller, present, given)))
                        : Optional.empty());
    }

    private static boolean both(Given given) {
        return given.triggered(ProviderSchema.DISABLE) && given.triggered(ProviderSchema.ENABLE);
    }

    /** Looks up hosts, and tells which names are taken: only for those who may write. */
    @Override
    public List<Fault> faults(Caller caller, Optional<IdentityProvider> present, Given given) {
        if (!caller.mayWriteIdentityProviders()) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        if (both(given)) {
            faults.add(Fault.of(ProviderSchema.DISABLE, "can't go together with _enable", "exclusion"));
        }
        store.problems(draft(given), present.map(IdentityProvider::id)).forEach(problem -> faults.add(fault(problem)));
        return faults;
    }

    @Override
    public void lock(Caller caller, IdentityProvider present) {
        store.lock(present.id());
    }

    private static Draft draft(Given given) {
        Draft draft = Draft.EMPTY;
        for (Attribute attribute : Attribute.values()) {
            String name = attribute.text();
            if (given.has(name)) {
                draft = draft.with(
                        attribute, attribute == Attribute.METADATA ? given.json(name, "{}") : given.text(name, null));
            }
        }
        if (given.triggered(ProviderSchema.DISABLE)) {
            return draft.withDisabled(true);
        }
        return given.triggered(ProviderSchema.ENABLE) ? draft.withDisabled(false) : draft;
    }

    private static Who who(Caller caller) {
        return Who.user(caller.user().value());
    }

    private static Outcome<IdentityProvider> outcome(Saving saving) {
        return switch (saving) {
            case Saving.Saved(IdentityProvider provider) -> Outcome.done(provider);
            case Saving.Invalid(List<Problem> problems) ->
                Outcome.refused(new Refusal.Invalid(
                        problems.stream().map(IdentityProvidersResource::fault).toList()));
            case Saving.Missing missing -> Outcome.refused(new Refusal.Gone());
        };
    }

    private static Fault fault(Problem problem) {
        return Fault.of(problem.attribute().text(), problem.message(), problem.code())
                .with(problem.details());
    }
}
