package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.openid.OpenIdConnect;
import io.rialto.server.signin.openid.Started;
import io.rialto.server.signin.openid.StartedCookies;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.SignedIn;
import io.rialto.server.signin.trial.Trial;
import io.rialto.server.signin.trial.Trials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Where a trial leaves for the provider, whatever state that is in: once, in a browser in which its beginner is signed in. */
@Controller
class TrialController {

    private final Trials trials;
    private final IdentityProviders providers;
    private final OpenIdConnect openId;
    private final StartedCookies cookies;
    private final Throttle throttle;

    TrialController(
            Trials trials,
            IdentityProviders providers,
            OpenIdConnect openId,
            StartedCookies cookies,
            Throttle throttle) {
        this.trials = trials;
        this.providers = providers;
        this.openId = openId;
        this.cookies = cookies;
        this.throttle = throttle;
    }

    @GetMapping("/users/auth/openid/trials/{id}")
    void open(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws HttpRequestMethodNotSupportedException {
        // Spring answers HEAD like GET; a look must not use the address up.
        if (!"GET".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
        }
        Optional<SignedIn> signedIn = Doorman.present();
        if (signedIn.isEmpty()) {
            Redirects.to("/login", response);
            return;
        }
        Trial trial = found(id, signedIn.get());
        IdentityProvider provider = providers.byId(trial.provider()).orElseThrow(TrialController::notThere);
        if (!throttle.allowsStart(request.getRemoteAddr(), trial.provider().value())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (!trials.open(trial)) {
            Redirects.to(TrialReturn.page(signedIn.get(), trial), response);
            return;
        }
        Started started = openId.start(provider, trial.id().value());
        cookies.add(started, request, response);
        Redirects.to(openId.authorization(provider, started).toString(), response);
    }

    // Whoever is no owner any more has no more to try.
    private Trial found(String id, SignedIn signedIn) {
        return reference(id)
                .flatMap(trials::byId)
                .filter(trial -> trial.user().equals(signedIn.user().id()))
                .filter(trial -> signedIn.seats().stream()
                        .anyMatch(seat -> seat.organization().id().equals(trial.organization())
                                && seat.caller(signedIn.user().id()).mayWriteIdentityProviders()))
                .orElseThrow(TrialController::notThere);
    }

    private static Optional<Reference> reference(String id) {
        try {
            return Optional.of(new Reference(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
