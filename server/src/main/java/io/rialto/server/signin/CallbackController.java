package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.openid.OpenIdConnect;
import io.rialto.server.signin.openid.Result;
import io.rialto.server.signin.openid.Started;
import io.rialto.server.signin.openid.StartedCookies;
import io.rialto.server.signin.session.Doorman;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the provider sends the browser back to. */
@Controller
class CallbackController {

    private final StartedCookies cookies;
    private final IdentityProviders providers;
    private final OpenIdConnect openId;
    private final Admission admission;
    private final Throttle throttle;
    private final SignInOutcomes outcomes;
    private final Doorman doorman;
    private final TrialReturn trials;

    CallbackController(
            StartedCookies cookies,
            IdentityProviders providers,
            OpenIdConnect openId,
            Admission admission,
            Throttle throttle,
            SignInOutcomes outcomes,
            Doorman doorman,
            TrialReturn trials) {
        this.cookies = cookies;
        this.providers = providers;
        this.openId = openId;
        this.admission = admission;
        this.throttle = throttle;
        this.outcomes = outcomes;
        this.doorman = doorman;
        this.trials = trials;
    }

    @GetMapping("/users/auth/openid/callback")
    void callback(HttpServletRequest request, HttpServletResponse response)
            throws HttpRequestMethodNotSupportedException {
        // Spring answers HEAD like GET; nobody signs in because something looked.
        if (!"GET".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
        }
        Attempt unknown = Attempt.by(Method.SSO);
        if (!throttle.allowsReturn(request.getRemoteAddr())) {
            refuse(unknown, new Refused(Refusal.THROTTLED), response);
            return;
        }
        Returned returned = Returned.of(request);
        Optional<Started> started = returned.state().flatMap(state -> cookies.take(state, request, response));
        if (started.isPresent() && started.get().trial() != null) {
            trials.end(started.get(), started.get().trial(), returned, response);
            return;
        }
        Optional<IdentityProvider> provider = started.map(Started::provider).flatMap(providers::byId);
        if (started.isEmpty() || provider.isEmpty()) {
            refuse(unknown, new Refused(started.isEmpty() ? Refusal.BAD_STATE : Refusal.UNKNOWN), response);
            return;
        }
        Attempt attempt = Attempt.through(provider.get());
        switch (person(returned, started.get(), provider.get())) {
            case Result.Good<UserId>(var user) -> {
                outcomes.signedIn(attempt.of(user, provider.get().organization()));
                doorman.letIn(user, provider.get(), request, response);
                Redirects.to("/dashboard", response);
            }
            case Result.Bad<UserId>(var refused) -> refuse(attempt, refused, response);
        }
    }

    private Result<UserId> person(Returned returned, Started started, IdentityProvider provider) {
        return stillOpen(started, provider)
                .then(returned::codeFor)
                .then(code -> openId.complete(code, started, provider))
                .then(identity -> admission.admit(identity, provider));
    }

    private Result<IdentityProvider> stillOpen(Started started, IdentityProvider provider) {
        if (openId.isOver(started)) {
            return Result.bad(Refusal.ATTEMPT_EXPIRED);
        }
        return switch (Selection.gate(provider)) {
            case Selection.Open open -> Result.good(provider);
            case Selection.Closed(var ignored, var reason) -> Result.bad(reason);
            case Selection.None(var reason) -> Result.bad(reason);
        };
    }

    private void refuse(Attempt attempt, Refused refused, HttpServletResponse response) {
        Reference reference = outcomes.refused(attempt, refused);
        Redirects.refused(refused.reason(), reference, response);
    }
}
