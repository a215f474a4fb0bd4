package io.rialto.server.launch;

import io.rialto.server.handoff.HandOvers;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The door's four routes. Only GET does anything. */
@Controller
class LaunchController {

    private static final String BEARER = "Bearer ";

    private final Sites sites;
    private final Departures departures;
    private final Launcher launcher;
    private final LaunchCookies cookies;
    private final Refusals refusals;
    private final Answers answers;

    LaunchController(
            Sites sites,
            Departures departures,
            Launcher launcher,
            LaunchCookies cookies,
            Refusals refusals,
            Answers answers) {
        this.sites = sites;
        this.departures = departures;
        this.launcher = launcher;
        this.cookies = cookies;
        this.refusals = refusals;
        this.answers = answers;
    }

    /** What a route does once the site is known to be open. */
    private interface Route {
        void go(Site site) throws IOException;
    }

    @GetMapping("/s/{site}/launch/{service}")
    void start(
            @PathVariable("site") String slug,
            @PathVariable String service,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        at(slug, request, response, site -> departures.begin(site, service, request, response));
    }

    @GetMapping("/s/{site}/launch/complete")
    void complete(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        at(slug, request, response, site -> {
            String ticket = request.getParameter("ticket");
            Arrival arrival = ticket == null || ticket.isEmpty()
                    ? launcher.withoutTicket(
                            site,
                            Optional.ofNullable(request.getParameter("nonce"))
                                    .flatMap(nonce -> cookies.find(nonce, site, request)))
                    : launcher.complete(ticket, site, nonce -> cookies.find(nonce, site, request));
            answer(arrival, site, request, response, false);
        });
    }

    @GetMapping("/s/{site}/services")
    void services(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        at(slug, request, response, site -> {
            Optional<String> ticket = bearer(request);
            if (ticket.isEmpty()) {
                departures.begin(site, Decisions.SERVICES, request, response);
                return;
            }
            answer(launcher.list(ticket.get(), site), site, request, response, true);
        });
    }

    @GetMapping("/s/{site}/token/{service}")
    void token(
            @PathVariable("site") String slug,
            @PathVariable String service,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        at(slug, request, response, site -> {
            Arrival arrival = bearer(request)
                    .map(ticket -> launcher.token(ticket, service, site))
                    .orElseGet(
                            () -> refusals.unproven(new Refused(Refusal.GUEST), Optional.of(site), Optional.empty()));
            answer(arrival, site, request, response, true);
        });
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    @ExceptionHandler(SealingFailed.class)
    void couldNotBeSealed(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    private void at(String slug, HttpServletRequest request, HttpServletResponse response, Route route)
            throws IOException, HttpRequestMethodNotSupportedException {
        // Spring answers HEAD like GET; a launch must not happen because somebody looked.
        if (!"GET".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
        }
        Optional<Site> site = sites.bySlug(slug);
        if (site.isPresent() && site.get().active()) {
            route.go(site.get());
        } else {
            Refusal reason = site.isPresent() ? Refusal.INACTIVE_SITE : Refusal.UNKNOWN_SITE;
            answers.turnAway(refusals.unproven(new Refused(reason), site, Optional.empty()), request, response);
        }
    }

    /** @param json whether it is a program that asked */
    private void answer(
            Arrival arrival, Site site, HttpServletRequest request, HttpServletResponse response, boolean json)
            throws IOException {
        switch (arrival) {
            case Arrival.AtService entered -> {
                cookies.drop(entered.nonce(), site, response);
                HandOvers.write(entered.handOver(), site, response);
            }
            case Arrival.AtTiles tiles -> {
                if (json) {
                    answers.tilesAsJson(tiles, site, response);
                } else {
                    // Its cookie stays: the page's forms are of this browser alone.
                    answers.tiles(tiles, site, response);
                }
            }
            case Arrival.WithToken with -> answers.token(with.token(), site, response);
            case Arrival.TurnedAway turnedAway -> answers.turnAway(turnedAway, site, request, response);
        }
    }
}
