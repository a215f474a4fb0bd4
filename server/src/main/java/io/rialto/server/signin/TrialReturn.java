package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.openid.Started;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.SignedIn;
import io.rialto.server.signin.trial.Trial;
import io.rialto.server.signin.trial.Trials;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a trial ends: what was found is kept for whoever began it. No session is made, and no account. */
@Component
class TrialReturn {

    private final Trials trials;
    private final IdentityProviders providers;
    private final TrialExamination examination;
    private final SignInOutcomes outcomes;

    TrialReturn(Trials trials, IdentityProviders providers, TrialExamination examination, SignInOutcomes outcomes) {
        this.trials = trials;
        this.providers = providers;
        this.examination = examination;
        this.outcomes = outcomes;
    }

    void end(Started started, String id, Returned returned, HttpServletResponse response) {
        Optional<Trial> trial = trials.byId(new Reference(id));
        Optional<IdentityProvider> provider = providers.byId(started.provider());
        if (trial.isEmpty() || provider.isEmpty() || !trials.end(trial.get().id())) {
            Attempt unknown = Attempt.by(Method.TRIAL);
            Refused refused = new Refused(Refusal.BAD_STATE);
            Redirects.refused(refused.reason(), outcomes.refused(unknown, refused), response);
            return;
        }
        Trial.Result result = examination.of(started, returned, provider.get());
        trials.found(trial.get().id(), result);
        outcomes.tried(
                trial.get().id(),
                new Attempt(
                        Method.TRIAL, trial.get().organization(), trial.get().provider(), result.member()),
                Optional.ofNullable(result.refused()));
        Redirects.to(
                Doorman.present().map(signedIn -> page(signedIn, trial.get())).orElse("/login"), response);
    }

    /** Where its beginner reads what was found. */
    static String page(SignedIn signedIn, Trial trial) {
        return signedIn.seats().stream()
                .filter(seat -> seat.organization().id().equals(trial.organization()))
                .findFirst()
                .map(seat -> "/dashboard/" + seat.organization().slug() + "/identity-providers/"
                        + trial.provider().value() + "/trials/" + trial.id().value())
                .orElse("/dashboard");
    }
}
