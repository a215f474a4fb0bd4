package io.rialto.server.signin;

import io.rialto.server.organization.Organization;
import io.rialto.server.signin.attempt.Attempt;
import io.rialto.server.signin.attempt.Method;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import io.rialto.server.signin.attempt.SignInOutcomes;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.session.Doorman;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of the set-up link. */
@Controller
class SetupController {

    private final SetupLinks links;
    private final Founding founding;
    private final Throttle throttle;
    private final SignInOutcomes outcomes;
    private final Doorman doorman;
    private final StaffPages pages;

    SetupController(
            SetupLinks links,
            Founding founding,
            Throttle throttle,
            SignInOutcomes outcomes,
            Doorman doorman,
            StaffPages pages) {
        this.links = links;
        this.founding = founding;
        this.throttle = throttle;
        this.outcomes = outcomes;
        this.doorman = doorman;
        this.pages = pages;
    }

    @GetMapping("/setup/{token}")
    void page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isOpen(token, request, response)) {
            pages.write(form(new FirstOwner("", "", "", "", ""), Map.of()), request, response);
        }
    }

    @PostMapping("/setup/{token}")
    void make(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isOpen(token, request, response)) {
            return;
        }
        FirstOwner owner = owner(request);
        Map<String, String> problems = problems(owner);
        if (!problems.isEmpty()) {
            pages.write(form(owner, problems).withStatus(422), request, response);
            return;
        }
        switch (founding.make(owner, token)) {
            case Founding.Made(var user) -> {
                doorman.letIn(user, request, response);
                Redirects.to("/dashboard", response);
            }
            case Founding.BadPassword(var sentence) ->
                pages.write(form(owner, Map.of("password", sentence)).withStatus(422), request, response);
            case Founding.NotNow(var reason) -> refuse(reason, response);
        }
    }

    private boolean isOpen(String token, HttpServletRequest request, HttpServletResponse response) {
        if (!throttle.allowsLink(request.getRemoteAddr())) {
            refuse(Refusal.THROTTLED, response);
            return false;
        }
        if (!links.stands(token)) {
            refuse(Refusal.LINK_OVER, response);
            return false;
        }
        return true;
    }

    private void refuse(Refusal reason, HttpServletResponse response) {
        Redirects.refused(reason, outcomes.refused(Attempt.by(Method.SETUP), new Refused(reason)), response);
    }

    private Map<String, String> problems(FirstOwner owner) {
        Map<String, String> problems = new HashMap<>(owner.problems());
        List<Organization> choice = founding.choice();
        if (!choice.isEmpty()
                && choice.stream().noneMatch(organization -> organization.slug().equals(owner.organization()))) {
            problems.put("organization", "Please choose one of the organizations.");
        }
        return problems;
    }

    private View form(FirstOwner owner, Map<String, String> problems) {
        return View.of("setup", Map.of("owner", owner, "problems", problems, "organizations", founding.choice()));
    }

    private static FirstOwner owner(HttpServletRequest request) {
        return new FirstOwner(
                parameter(request, "email"),
                parameter(request, "first_name"),
                parameter(request, "last_name"),
                parameter(request, "password"),
                parameter(request, "organization"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
