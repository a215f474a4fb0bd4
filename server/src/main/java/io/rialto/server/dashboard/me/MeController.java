package io.rialto.server.dashboard.me;

import io.rialto.server.dashboard.me.Rows.PasskeyRow;
import io.rialto.server.dashboard.me.Rows.SeatRow;
import io.rialto.server.dashboard.me.Rows.SessionRow;
import io.rialto.server.organization.Passwords;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.page.Words;
import io.rialto.server.signin.passkey.Party;
import io.rialto.server.signin.passkey.Passkeys;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.Sessions;
import io.rialto.server.signin.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One's own page: where one is signed in, and with what one signs in. */
@Controller
class MeController {

    private static final Map<String, String> SAID = Map.of(
            "session", "That browser is signed out.",
            "password", "Your password is changed. Your other browsers are signed out.",
            "made", "Your passkey is kept. You can sign in with it from now on.",
            "renamed", "It has its new name.",
            "removed", "Nobody signs in with that passkey any more.");

    private final StaffPages pages;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final Party party;
    private final Passwords passwords;
    private final Doorman doorman;

    MeController(
            StaffPages pages, Sessions sessions, Passkeys passkeys, Party party, Passwords passwords, Doorman doorman) {
        this.pages = pages;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.party = party;
        this.passwords = passwords;
        this.doorman = doorman;
    }

    @GetMapping("/me")
    void page(@RequestParam(defaultValue = "") String done, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.write(
                View.of("dashboard/me/me", model(SAID.getOrDefault(done, ""))).scripted(), request, response);
    }

    private Map<String, Object> model(String done) {
        SignedIn me = present();
        Map<String, Object> model = new HashMap<>();
        model.put("person", Words.of(me.user()));
        model.put("email", me.user().email().value());
        model.put("done", done);
        model.put("seats", me.seats().stream().map(SeatRow::of).toList());
        model.put(
                "sessions",
                sessions.of(me.user().id()).stream()
                        .map(session -> SessionRow.of(session, me))
                        .toList());
        model.put(
                "passkeys",
                passkeys.of(me.user().id()).stream().map(PasskeyRow::of).toList());
        model.put("passkeysWork", party.works());
        model.put("hasPassword", passwords.exists(me.user().id()));
        return model;
    }

    @PostMapping("/me/sessions/{id}/end")
    void end(@PathVariable String id, HttpServletResponse response) {
        try {
            sessions.end(new Reference(id), present().user().id());
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, none);
        }
        Onward.to("/me?done=session", response);
    }

    @PostMapping("/me/sessions/end-all")
    void endAll(HttpServletRequest request, HttpServletResponse response) {
        sessions.endAll(present().user().id());
        doorman.letOut(request, response);
        Onward.to("/login?signed_out", response);
    }

    static SignedIn present() {
        return Doorman.present().orElseThrow();
    }
}
