package io.rialto.server.signin;

import io.rialto.server.page.Reference;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import io.rialto.server.signin.page.Words;
import io.rialto.server.signin.session.Doorman;
import io.rialto.server.signin.session.Session;
import io.rialto.server.signin.session.Sessions;
import io.rialto.server.signin.session.SignedIn;
import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The first page of the dashboard: who I am, where I belong, where I am signed in. */
@Controller
class DashboardController {

    private final StaffPages pages;
    private final Sessions sessions;
    private final ProviderCards providers;
    private final StaffAddress address;
    private final Doorman doorman;

    DashboardController(
            StaffPages pages, Sessions sessions, ProviderCards providers, StaffAddress address, Doorman doorman) {
        this.pages = pages;
        this.sessions = sessions;
        this.providers = providers;
        this.address = address;
        this.doorman = doorman;
    }

    /** @param here whether it is the one that asks */
    record SessionRow(String id, String agent, String way, String since, String used, boolean here) {

        static SessionRow of(Session session, SignedIn signedIn) {
            return new SessionRow(
                    session.id().value(),
                    session.agent(),
                    session.provider() == null ? "Password" : "SSO",
                    Words.of(session.createdAt()),
                    Words.of(session.seenAt()),
                    session.id().equals(signedIn.session().id()));
        }
    }

    record SeatRow(String organization, String path, String role, String plan) {}

    @GetMapping("/dashboard")
    void overview(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignedIn signedIn = Doorman.present().orElseThrow();
        List<SessionRow> open = sessions.of(signedIn.user().id()).stream()
                .map(session -> SessionRow.of(session, signedIn))
                .toList();
        Map<String, Object> model = Map.of(
                "person", Words.of(signedIn.user()),
                "email", signedIn.user().email().value(),
                "seats", seats(signedIn),
                "providers", providers.of(signedIn.organizations()),
                "redirectUri", address.redirectUri().toString(),
                "sessions", open);
        pages.write(View.of("dashboard", model).scripted(), request, response);
    }

    @PostMapping("/dashboard/sessions/{id}/end")
    void end(@PathVariable String id, HttpServletResponse response) {
        SignedIn signedIn = Doorman.present().orElseThrow();
        sessions.end(new Reference(id), signedIn.user().id());
        Redirects.to("/dashboard", response);
    }

    @PostMapping("/dashboard/sessions/end-all")
    void endAll(HttpServletRequest request, HttpServletResponse response) {
        SignedIn signedIn = Doorman.present().orElseThrow();
        sessions.endAll(signedIn.user().id());
        doorman.letOut(request, response);
        Redirects.to("/login?signed_out", response);
    }

    private static List<SeatRow> seats(SignedIn signedIn) {
        return signedIn.seats().stream()
                .map(seat -> new SeatRow(
                        seat.organization().name(),
                        "/dashboard/" + seat.organization().slug(),
                        Words.of(seat.role()),
                        Words.capitalized(seat.organization().plan().name())))
                .toList();
    }
}
