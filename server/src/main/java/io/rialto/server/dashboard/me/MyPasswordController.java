package io.rialto.server.dashboard.me;

import io.rialto.server.organization.Passwords;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.Freshness;
import io.rialto.server.signin.session.Sessions;
import io.rialto.server.signin.session.SignedIn;
import io.rialto.server.signin.session.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changing one's own password: only who knows the present one, and every other browser is signed out. */
@Controller
class MyPasswordController {

    private final StaffPages pages;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Doorman doorman;
    private final Freshness freshness;
    private final Guesses guesses;

    MyPasswordController(
            StaffPages pages,
            Passwords passwords,
            Sessions sessions,
            Doorman doorman,
            Freshness freshness,
            Guesses guesses) {
        this.pages = pages;
        this.passwords = passwords;
        this.sessions = sessions;
        this.doorman = doorman;
        this.freshness = freshness;
        this.guesses = guesses;
    }

    @GetMapping("/me/password")
    void form(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (freshness.holds(MeController.present())) {
            show("", "", request, response);
        } else {
            freshness.demand("/me/password", response);
        }
    }

    private void show(String place, String wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean has = passwords.exists(MeController.present().user().id());
        View view = View.of("dashboard/me/password", Map.of("place", place, "wrong", wrong, "hasPassword", has));
        pages.write(wrong.isEmpty() ? view : view.withStatus(422), request, response);
    }

    @PostMapping("/me/password")
    void change(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SignedIn me = MeController.present();
        if (!freshness.holds(me)) {
            freshness.demand("/me/password", response);
            return;
        }
        if (!passwords.exists(me.user().id())) {
            show("present", "You have no password: you sign in through your company.", request, response);
            return;
        }
        if (!guesses.allows(me.user().id())) {
            show("present", "That was tried too often: wait a quarter of an hour.", request, response);
            return;
        }
        switch (passwords.verify(me.user().email(), present)) {
            case Passwords.Verdict.Right right -> {
                guesses.forget(me.user().id());
                set(me, password, request, response);
            }
            case Passwords.Verdict.Wrong wrong ->
                show("present", "This is not your present password.", request, response);
            case Passwords.Verdict.Busy busy -> show("present", "Too many are at it: try again.", request, response);
        }
    }

    // What it opens stays as it was: a password that an invitation gave opens one organization.
    private void set(SignedIn me, String password, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var scope = passwords.scopeOf(me.user().id());
        switch (passwords.set(me.user(), password, scope)) {
            case Passwords.Setting.Done done -> {
                sessions.endAll(me.user().id());
                again(me, request, response);
            }
            case Passwords.Setting.Refused(var fault) ->
                show("password", "The password " + fault.sentence() + ".", request, response);
            case Passwords.Setting.Busy busy -> show("password", "Too many are at it: try again.", request, response);
        }
    }

    // Whoever came by a provider comes by it again: a new session of ours would not stand for its word.
    private void again(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        if (me.session().provider() != null) {
            doorman.letOut(request, response);
            Onward.to("/login?signed_out", response);
            return;
        }
        Way way = new Way(
                Optional.ofNullable(me.session().organization()),
                Optional.empty(),
                me.session().passkey());
        doorman.letIn(me.user().id(), way, request, response);
        Onward.to("/me?done=password", response);
    }
}
