package io.rialto.server.api;

import io.rialto.server.doctor.Diagnosis;
import io.rialto.server.doctor.Doctor;
import io.rialto.server.doctor.Findings;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.page.Reference;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.signin.attempt.Finding;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.session.StaffAddress;
import io.rialto.server.signin.trial.Trial;
import io.rialto.server.signin.trial.Trials;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /api/provider_trials}: the test of a provider's sign-in, step by step. Each is seen by whoever began it alone. */
@Component
class ProviderTrialsResource implements Resource<ProviderTrialsResource.Shown> {

    /**
     * @param address where it begins; null once it was opened or is over
     * @param member the address of the member that it would be
     */
    record Shown(
            Trial trial,
            Trial.State state,
            @Nullable String address,
            @Nullable String member) {

        <T> @Nullable T of(Function<Trial.Result, @Nullable T> what) {
            return trial.result() == null ? null : what.apply(trial.result());
        }

        <T> @Nullable T told(Function<Diagnosis, @Nullable T> what) {
            Refused refused = of(Trial.Result::first);
            return refused == null
                    ? null
                    : what.apply(Doctor.ofSignIn(
                            Findings.of(refused.reason().code(), refused.expected(), refused.actual())));
        }
    }

    private static final Schema<Shown> SCHEMA = Schema.of(
                    "provider_trials", (Shown shown) -> shown.trial().id().value())
            .saying("A test of sign-in through an identity provider, whatever its state: open its address in the"
                    + " browser where you are signed in to the dashboard, go on at the provider, and read what was"
                    + " found. Nobody is signed in and no account is made. It is shown to whoever began it alone,"
                    + " and kept for a day.")
            .offering(Operation.LIST, Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(
                    Attribute.text("identity_provider_id")
                            .required()
                            .onlyAtItsCreation()
                            .searched()
                            .saying("The provider's id."),
                    shown -> shown.trial().provider().value())
            .with(
                    Attribute.text("address").orNull().saying("Open it within ten minutes, once; null afterwards."),
                    Shown::address)
            .with(
                    Attribute.oneOf("status", "waiting", "passed", "refused", "over")
                            .saying("Over: the browser did not come back within ten minutes."),
                    shown -> shown.state().key())
            .with(
                    Attribute.oneOf("at_sign_in", "signed_in", "joined", "refused")
                            .orNull()
                            .saying("What a real sign-in would have come to now; a test can pass while the provider is"
                                    + " still closed."),
                    shown -> shown.of(Trial.Result::wouldHave))
            .with(
                    Attribute.text("member").orNull().saying("The e-mail address of the member that it would be."),
                    Shown::member)
            .with(
                    Attribute.text("role")
                            .orNull()
                            .saying("The role that they have, or would get.")
                            .like("support"),
                    shown -> shown.of(result -> result.role().isEmpty() ? null : result.role()))
            .with(
                    Attribute.text("reason")
                            .orNull()
                            .saying("Code of the first refusal, if a sign-in would have been refused.")
                            .like("wrong_issuer"),
                    shown -> shown.of(result -> result.first() == null
                            ? null
                            : result.first().reason().code()))
            .with(
                    Attribute.text("likely").orNull().saying("Code of the likely cause."),
                    shown -> shown.told(Diagnosis::code))
            .with(
                    Attribute.text("cause").orNull().saying("The likely cause, in plain words."),
                    shown -> shown.told(Diagnosis::cause))
            .with(Attribute.text("fix").orNull().saying("What to do."), shown -> shown.told(Diagnosis::fix))
            .with(
                    Attribute.text("mender")
                            .orNull()
                            .saying("Whose job that is.")
                            .like("provider"),
                    shown -> shown.told(of -> of.who().key()))
            .with(
                    Attribute.text("setting").orNull().saying("The setting that mends it, if one does."),
                    shown -> shown.told(of -> of.setting().orElse(null)))
            .with(
                    Attribute.object("trace")
                            .saying("steps: check, title, verdict (passed, refused, noted, skipped), expected,"
                                    + " actual."),
                    ProviderTrialsResource::trace)
            .with(
                    Attribute.instant("created_at").searched().saying("When it was begun."),
                    shown -> shown.trial().createdAt())
            .with(
                    Attribute.instant("ended_at").orNull().saying("When the browser came back."),
                    shown -> shown.trial().endedAt())
            .build();

    private final Trials trials;
    private final IdentityProviders providers;
    private final Users users;
    private final StaffAddress address;
    private final Clock clock;

    ProviderTrialsResource(Trials trials, IdentityProviders providers, Users users, StaffAddress address, Clock clock) {
        this.trials = trials;
        this.providers = providers;
        this.users = users;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public Schema<Shown> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return Ids.of(id, Reference::new)
                .flatMap(trials::byId)
                .filter(trial -> trial.user().equals(caller.user())
                        && trial.organization().equals(caller.organization()))
                .map(this::shown);
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        return trials.search(caller.organization(), caller.user(), search).map(this::shown);
    }

    @Override
    public Outcome<Shown> create(Caller caller, Given given) {
        if (!caller.mayWriteIdentityProviders()) {
            return Rights.forbidden(
                    "Only an owner of an organization on the enterprise plan tests its identity providers.");
        }
        Optional<IdentityProvider> provider = Ids.of(given.required("identity_provider_id"), IdentityProviderId::new)
                .flatMap(providers::byId)
                .filter(known -> known.organization().equals(caller.organization()));
        return provider.map(known -> Outcome.done(shown(trials.begin(known, caller.user()))))
                .orElseGet(() -> Outcome.refused(new Refusal.Invalid(
                        Fault.of("identity_provider_id", "is none of your organization's", "invalid"))));
    }

    private Shown shown(Trial trial) {
        Trial.State state = trial.state(clock.instant());
        boolean opens = state == Trial.State.WAITING && trial.openedAt() == null;
        return new Shown(
                trial,
                state,
                opens
                        ? address.at("/users/auth/openid/trials/" + trial.id().value())
                                .toString()
                        : null,
                member(trial).orElse(null));
    }

    private Optional<String> member(Trial trial) {
        return Optional.ofNullable(trial.result())
                .map(Trial.Result::member)
                .flatMap(users::byId)
                .map(User::email)
                .map(EmailAddress::value);
    }

    private static Map<String, Object> trace(Shown shown) {
        return Optional.ofNullable(shown.trial().result())
                .<Map<String, Object>>map(result -> Map.of(
                        "steps",
                        result.findings().stream()
                                .map(ProviderTrialsResource::step)
                                .toList()))
                .orElse(Map.of());
    }

    private static Map<String, String> step(Finding finding) {
        Map<String, String> step = new LinkedHashMap<>();
        step.put("check", finding.point().name().toLowerCase(Locale.ROOT));
        step.put("title", finding.point().title());
        step.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
        step.put("expected", finding.expected());
        step.put("actual", finding.actual());
        return step;
    }
}
