package io.rialto.server.signin;

import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of an invitation's link. */
@Controller
class InvitationController {

    private final Welcome welcome;
    private final Throttle throttle;
    private final SignInOutcomes outcomes;
    private final Doorman doorman;
    private final StaffPages pages;

    InvitationController(
            Welcome welcome, Throttle throttle, SignInOutcomes outcomes, Doorman doorman, StaffPages pages) {
        this.welcome = welcome;
        this.throttle = throttle;
        this.outcomes = outcomes;
        this.doorman = doorman;
        this.pages = pages;
    }

    @GetMapping("/invitation/{token}")
    void page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Welcome.Guest> guest = guest(token, request, response);
        if (guest.isPresent()) {
            pages.write(view(token, guest.get(), new Welcome.Form("", "", ""), Map.of()), request, response);
        }
    }

    @PostMapping("/invitation/{token}")
    void comeIn(
            @PathVariable String token,
            @RequestParam(name = "first_name", defaultValue = "") String first,
            @RequestParam(name = "last_name", defaultValue = "") String last,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Welcome.Guest> guest = guest(token, request, response);
        if (guest.isEmpty()) {
            return;
        }
        Welcome.Form form = new Welcome.Form(first, last, password);
        Map<String, String> problems = problems(form);
        if (!problems.isEmpty()) {
            pages.write(view(token, guest.get(), form, problems).withStatus(422), request, response);
            return;
        }
        switch (welcome.comeIn(token, form)) {
            case Welcome.In(var in) -> {
                Way way = Way.password(Optional.of(in.organization().id()));
                doorman.letIn(in.user().id(), way, request, response);
                Redirects.to("/dashboard", response);
            }
            case Welcome.BadPassword(var sentence) ->
                pages.write(
                        view(token, guest.get(), form, Map.of("password", sentence))
                                .withStatus(422),
                        request,
                        response);
            case Welcome.NotNow(var reason) -> refuse(reason, response);
        }
    }

    private Optional<Welcome.Guest> guest(String token, HttpServletRequest request, HttpServletResponse response) {
        if (!throttle.allowsLink(request.getRemoteAddr())) {
            refuse(Refusal.THROTTLED, response);
            return Optional.empty();
        }
        Optional<Welcome.Guest> guest = welcome.guest(token);
        if (guest.isEmpty()) {
            refuse(Refusal.INVITATION_OVER, response);
        }
        return guest;
    }

    private static Map<String, String> problems(Welcome.Form form) {
        Map<String, String> problems = new HashMap<>();
        if (!form.isName(form.first())) {
            problems.put("first_name", "Please say your first name.");
        }
        if (!form.isName(form.last())) {
            problems.put("last_name", "Please say your last name.");
        }
        return problems;
    }

    private static View view(String token, Welcome.Guest guest, Welcome.Form form, Map<String, String> problems) {
        return View.of(
                "invitation",
                Map.of(
                        "token",
                        token,
                        "organization",
                        guest.organization().name(),
                        "email",
                        guest.user().email().value(),
                        "sso",
                        guest.sso(),
                        "form",
                        form,
                        "problems",
                        problems));
    }

    private void refuse(Refusal reason, HttpServletResponse response) {
        Redirects.refused(reason, outcomes.refused(Attempt.by(Method.INVITATION), new Refused(reason)), response);
    }
}
