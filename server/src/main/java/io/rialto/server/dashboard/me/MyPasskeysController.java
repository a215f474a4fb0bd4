package io.rialto.server.dashboard.me;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.passkey.Ceremonies;
import io.rialto.server.signin.passkey.PasskeyName;
import io.rialto.server.signin.session.Freshness;
import io.rialto.server.signin.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own passkeys. They are made here; renaming and removing is the API's. */
@Controller
class MyPasskeysController {

    private static final String TYPE = "passkeys";
    private static final String NEW = "/me/passkeys/new";
    private static final String REFUSED =
            "Your device’s answer was not accepted: it must verify that it is you, by finger, face or PIN.";

    private final StaffPages pages;
    private final Ceremonies ceremonies;
    private final Desk desk;
    private final Changes changes;
    private final Freshness freshness;

    MyPasskeysController(StaffPages pages, Ceremonies ceremonies, Desk desk, Changes changes, Freshness freshness) {
        this.pages = pages;
        this.ceremonies = ceremonies;
        this.desk = desk;
        this.changes = changes;
        this.freshness = freshness;
    }

    @GetMapping("/me/passkeys/new")
    void offer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (freshness.holds(MeController.present())) {
            show("", request, response);
        } else {
            freshness.demand(NEW, response);
        }
    }

    private void show(String wrong, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String offer = ceremonies.offerToMake(MeController.present().user());
        View view = View.of("dashboard/me/new-passkey", Map.of("offer", offer, "wrong", wrong))
                .scripted();
        pages.write(wrong.isEmpty() ? view : view.withStatus(422), request, response);
    }

    @PostMapping("/me/passkeys/new")
    void make(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SignedIn me = MeController.present();
        if (!freshness.holds(me)) {
            freshness.demand(NEW, response);
            return;
        }
        // It opens what this session is for: one that a provider or an invitation opened is for one organization.
        Optional<OrganizationId> organization = Optional.ofNullable(me.session().organization());
        switch (ceremonies.make(me.user(), organization, answer, PasskeyName.orUsual(name))) {
            case Ceremonies.Result.Kept kept -> {
                me.seats().forEach(seat -> remember(me, seat.organization().id().value()));
                Onward.to("/me?done=made", response);
            }
            case Ceremonies.Result.Over over ->
                show("That took more than five minutes, or was sent twice. Please try again.", request, response);
            case Ceremonies.Result.NotKept not ->
                show("You have twenty passkeys, or this one is somebody else’s.", request, response);
            case Ceremonies.Result.Bad bad -> show(REFUSED, request, response);
            case Ceremonies.Result.Unknown unknown -> show(REFUSED, request, response);
            case Ceremonies.Result.Recognized recognized -> show(REFUSED, request, response);
        }
    }

    private void remember(SignedIn me, UUID organization) {
        changes.record(
                new Subject(organization, "users", me.user().id().value()),
                Event.UPDATE,
                new Alterations().secret("passkey"),
                Who.user(me.user().id().value()));
    }

    @PostMapping("/me/passkeys/{id}/rename")
    void rename(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        done(desk.update(caller(), TYPE, id, Map.of("name", name)), "renamed", request, response);
    }

    @PostMapping("/me/passkeys/{id}/delete")
    void delete(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (freshness.holds(MeController.present())) {
            done(desk.delete(caller(), TYPE, id), "removed", request, response);
        } else {
            freshness.demand("/me", response);
        }
    }

    private void done(Reply reply, String said, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (reply) {
            case Reply.Done done -> Onward.to("/me?done=" + said, response);
            case Reply.Refused refused ->
                pages.write(
                        View.of("dashboard/me/refused", Map.of("sentence", refused.sentence()))
                                .withStatus(refused.status()),
                        request,
                        response);
        }
    }

    // Whose passkeys they are is the same in each organization; one that enforces its provider decides first.
    private static Caller caller() {
        SignedIn me = MeController.present();
        return me.seats().stream()
                .max(Comparator.comparing(seat -> seat.organization().enforcement()))
                .orElseThrow()
                .caller(me.user().id());
    }
}
