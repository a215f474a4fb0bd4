package io.rialto.server.signin;

import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.openid.OpenIdConnect;
import io.rialto.server.signin.openid.Started;
import io.rialto.server.signin.openid.StartedCookies;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where single sign-on begins. */
@Controller
class SsoController {

    private static final int LONGEST_NAME = 254;

    private final StaffPages pages;
    private final Selection selection;
    private final OpenIdConnect openId;
    private final StartedCookies cookies;
    private final Throttle throttle;
    private final SignInOutcomes outcomes;

    SsoController(
            StaffPages pages,
            Selection selection,
            OpenIdConnect openId,
            StartedCookies cookies,
            Throttle throttle,
            SignInOutcomes outcomes) {
        this.pages = pages;
        this.selection = selection;
        this.openId = openId;
        this.cookies = cookies;
        this.throttle = throttle;
        this.outcomes = outcomes;
    }

    @GetMapping("/login/sso")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.write(View.of("login-sso", Map.of()).leadingOut(), request, response);
    }

    /** Whoever opens the form's address by hand gets the form. */
    @GetMapping("/users/auth/openid")
    void byHand(HttpServletResponse response) {
        Redirects.to("/login/sso", response);
    }

    @PostMapping("/users/auth/openid")
    void start(@RequestParam(defaultValue = "") String name, HttpServletRequest request, HttpServletResponse response) {
        Attempt unknown = Attempt.by(Method.SSO);
        if (!throttle.allowsStart(request.getRemoteAddr(), key(name))) {
            refuse(unknown, Refusal.THROTTLED, response);
            return;
        }
        switch (name.length() > LONGEST_NAME ? new Selection.None(Refusal.UNKNOWN) : selection.of(name)) {
            case Selection.None(var reason) -> refuse(unknown, reason, response);
            case Selection.Closed(var provider, var reason) -> refuse(Attempt.through(provider), reason, response);
            case Selection.Open(var provider) -> {
                Started started = openId.start(provider);
                cookies.add(started, request, response);
                Redirects.to(openId.authorization(provider, started).toString(), response);
            }
        }
    }

    private void refuse(Attempt attempt, Refusal reason, HttpServletResponse response) {
        Reference reference = outcomes.refused(attempt, new Refused(reason));
        Redirects.refused(reason, reference, response);
    }

    private static String key(String name) {
        String bounded = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return Normalizer.normalize(bounded.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
