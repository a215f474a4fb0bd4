package io.rialto.server.signin;

import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.passkey.Ceremonies;
import io.rialto.server.signin.session.Doorman;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in with a passkey. */
@Controller
class PasskeyController {

    private final StaffPages pages;
    private final Ceremonies ceremonies;
    private final PasskeySignIn passkeys;
    private final Throttle throttle;
    private final SignInOutcomes outcomes;
    private final Doorman doorman;

    PasskeyController(
            StaffPages pages,
            Ceremonies ceremonies,
            PasskeySignIn passkeys,
            Throttle throttle,
            SignInOutcomes outcomes,
            Doorman doorman) {
        this.pages = pages;
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.outcomes = outcomes;
        this.doorman = doorman;
    }

    @GetMapping("/login/passkey")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isAllowed(request, response)) {
            Map<String, Object> model = Map.of("offer", ceremonies.offerToSignIn());
            pages.write(View.of("login-passkey", model).scripted(), request, response);
        }
    }

    @PostMapping("/login/passkey")
    void logIn(
            @RequestParam(defaultValue = "") String answer, HttpServletRequest request, HttpServletResponse response) {
        if (!isAllowed(request, response)) {
            return;
        }
        switch (passkeys.check(answer)) {
            case PasskeySignIn.Right(var user, var way) -> {
                doorman.letIn(user.id(), way, request, response);
                Redirects.to("/dashboard", response);
            }
            case PasskeySignIn.Wrong(var reason, var reference) -> Redirects.refused(reason, reference, response);
        }
    }

    private boolean isAllowed(HttpServletRequest request, HttpServletResponse response) {
        boolean allowed = throttle.allowsPasskey(request.getRemoteAddr());
        if (!allowed) {
            Refused refused = new Refused(Refusal.THROTTLED);
            Redirects.refused(refused.reason(), outcomes.refused(Attempt.by(Method.PASSKEY), refused), response);
        }
        return allowed;
    }
}
