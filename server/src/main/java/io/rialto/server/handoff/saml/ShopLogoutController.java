package io.rialto.server.handoff.saml;

import io.rialto.server.customer.Opening;
import io.rialto.server.customer.Ticket;
import io.rialto.server.customer.Tickets;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.FaultPages;
import io.rialto.server.handoff.intake.Intake;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.saml.LogoutState.Leg;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Pages;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code GET /s/{site}/logout?ticket=…}: the shop logs a customer out everywhere. {@code GET /s/{site}/logout/{result}}: what became of
 * it, for people and as JSON.
 */
@Controller
class ShopLogoutController {

    /** What the shop's ticket says in place of a service. */
    private static final String SERVICE = "logout";

    private final Intake intake;
    private final Tickets tickets;
    private final Pseudonyms pseudonyms;
    private final SingleLogout logout;
    private final LogoutStates states;
    private final FaultPages faults;
    private final Pages pages;

    ShopLogoutController(
            Intake intake,
            Tickets tickets,
            Pseudonyms pseudonyms,
            SingleLogout logout,
            LogoutStates states,
            FaultPages faults,
            Pages pages) {
        this.intake = intake;
        this.tickets = tickets;
        this.pseudonyms = pseudonyms;
        this.logout = logout;
        this.states = states;
        this.faults = faults;
        this.pages = pages;
    }

    /** One line of the result. */
    record Line(String service, String outcome, String words) {}

    @GetMapping("/s/{site}/logout")
    void begin(
            @PathVariable("site") String slug,
            @RequestParam(name = "ticket", defaultValue = "") String compact,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGet(request);
        intake.at(slug, request, response, site -> {
            Optional<Ticket> ticket = opened(compact, site);
            if (ticket.isEmpty()) {
                faults.turnAway(new TurnedAway(Fault.SAML_LOGOUT_TICKET, ""), site, request, response);
                return;
            }
            String customer =
                    pseudonyms.customer(site.id(), ticket.get().customer().id());
            SamlLogoutController.go(logout.begin(site, customer), site, response);
        });
    }

    private Optional<Ticket> opened(String compact, Site site) {
        return switch (tickets.open(compact, site)) {
            case Opening.Opened(Ticket ticket) ->
                Optional.of(ticket).filter(one -> one.service().equals(SERVICE));
            case Opening.Rejected rejected -> Optional.empty();
        };
    }

    @GetMapping("/s/{site}/logout/{result}")
    void result(
            @PathVariable("site") String slug,
            @PathVariable("result") String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        intake.at(slug, request, response, site -> {
            Optional<LogoutState> state = states.result(site, id);
            if (state.isPresent()) {
                write(state.get(), site, request, response);
            } else {
                faults.turnAway(new TurnedAway(Fault.SAML_LOGOUT_UNKNOWN, ""), site, request, response);
            }
        });
    }

    private void write(LogoutState state, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Line> lines = state.legs().stream().map(ShopLogoutController::line).toList();
        if (Pages.wantsJson(request)) {
            Map<String, Object> told = new LinkedHashMap<>(Map.of("complete", state.complete(), "services", lines));
            reference(state).ifPresent(reference -> told.put("reference", reference));
            pages.writeJson(200, told, Frame.of(site), response);
        } else {
            Map<String, Object> model = Map.of(
                    "lines", lines,
                    "complete", state.complete(),
                    "reference", reference(state).orElse(""),
                    "shop", site.shop().toString());
            pages.writeHtml(200, "logout", model, Frame.of(site), response);
        }
    }

    private static Line line(Leg leg) {
        String words = switch (leg.outcome()) {
            case CONFIRMED -> "You are logged out.";
            case SENT -> "It was told, and has not answered. If in doubt, log out there.";
            case PENDING -> "It was not told yet. If in doubt, log out there.";
            case UNSUPPORTED ->
                "It cannot be told. You are logged out there in some hours, or at once if you do it there.";
            case FAILED -> "It answered that you are not logged out. Please log out there.";
            case REFUSED, UNREACHABLE -> "It could not be told. Please log out there.";
        };
        return new Line(leg.name(), outcome(leg), words);
    }

    /** Why it failed is for the staff. */
    private static String outcome(Leg leg) {
        return switch (leg.outcome()) {
            case FAILED, REFUSED, UNREACHABLE -> "failed";
            case CONFIRMED, SENT, PENDING, UNSUPPORTED -> leg.outcome().name().toLowerCase(Locale.ROOT);
        };
    }

    private static Optional<String> reference(LogoutState state) {
        return Optional.ofNullable(state.reference());
    }
}
