package io.rialto.server.signin;

import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.session.Doorman;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page, and the way in with e-mail address and password. */
@Controller
class LoginController {

    private final StaffPages pages;
    private final PasswordSignIn passwords;
    private final Doorman doorman;

    LoginController(StaffPages pages, PasswordSignIn passwords, Doorman doorman) {
        this.pages = pages;
        this.passwords = passwords;
        this.doorman = doorman;
    }

    @GetMapping("/login")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean again = request.getParameter("again") != null;
        if (Doorman.present().isPresent() && request.getParameter("error") == null && !again) {
            Redirects.to("/dashboard", response);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        Problem.of(request).ifPresent(problem -> model.put("problem", problem));
        model.put("again", again);
        model.put("signedOut", request.getParameter("signed_out") != null);
        pages.write(View.of("login", model), request, response);
    }

    @PostMapping("/login")
    void logIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (passwords.check(email, password, request.getRemoteAddr())) {
            case PasswordSignIn.Right(var user, var way) -> {
                doorman.letIn(user, way, request, response);
                Redirects.to("/dashboard", response);
            }
            case PasswordSignIn.Wrong(var reason, var reference) -> {
                Map<String, Object> model = Map.of("problem", Problem.of(reason, reference), "email", email);
                pages.write(View.of("login", model).withStatus(403), request, response);
            }
        }
    }

    @PostMapping("/logout")
    void logOut(HttpServletRequest request, HttpServletResponse response) {
        doorman.letOut(request, response);
        Redirects.to("/login?signed_out", response);
    }
}
