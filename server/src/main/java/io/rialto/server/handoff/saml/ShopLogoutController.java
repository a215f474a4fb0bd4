package io.rialto.server.handoff.saml;

import io.rialto.server.customer.Opening;
import io.rialto.server.customer.Ticket;
import io.rialto.server.customer.Tickets;
import io.rialto.server.handoff.saml.LogoutState.Leg;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Pages;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
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

    private final Sites sites;
    private final Tickets tickets;
    private final Pseudonyms pseudonyms;
    private final SingleLogout logout;
    private final LogoutStates states;
    private final RequestAnswers answers;
    private final Pages pages;

    ShopLogoutController(
            Sites sites,
            Tickets tickets,
            Pseudonyms pseudonyms,
            SingleLogout logout,
            LogoutStates states,
            RequestAnswers answers,
            Pages pages) {
        this.sites = sites;
        this.tickets = tickets;
        this.pseudonyms = pseudonyms;
        this.logout = logout;
        this.states = states;
        this.answers = answers;
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
            throws IOException {
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<Ticket> ticket = opened(compact, site.get());
        if (ticket.isEmpty()) {
            answers.turnAway(
                    new Judgement.TurnedAway(RequestFault.LOGOUT_TICKET, "", Optional.empty()),
                    site.get(),
                    request,
                    response);
            return;
        }
        String customer = pseudonyms.of(
                site.get().id(), "customer", ticket.get().customer().id());
        SamlLogoutController.go(logout.begin(site.get(), customer), site.get(), response);
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
        Optional<Site> found = sites.bySlug(slug).filter(Site::active);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Site site = found.get();
        Optional<LogoutState> state = states.result(site, id);
        if (state.isEmpty()) {
            answers.turnAway(
                    new Judgement.TurnedAway(RequestFault.LOGOUT_UNKNOWN, "", Optional.empty()),
                    site,
                    request,
                    response);
            return;
        }
        List<Line> lines =
                state.get().legs().stream().map(ShopLogoutController::line).toList();
        if (Pages.wantsJson(request)) {
            pages.writeJson(
                    200, Map.of("complete", state.get().complete(), "services", lines), Frame.of(site), response);
        } else {
            Map<String, Object> model = Map.of(
                    "lines", lines,
                    "complete", state.get().complete(),
                    "shop", site.store().baseUrl().toString());
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
        };
        return new Line(leg.name(), leg.outcome().name().toLowerCase(Locale.ROOT), words);
    }
}
