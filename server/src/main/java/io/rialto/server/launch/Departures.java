package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.handoff.HandOvers;
import io.rialto.server.launch.Beginning.Step;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends browsers on their way: to the shop with a cookie, to a service that begins itself, or nowhere. */
@Component
class Departures implements Door {

    private final Beginning beginning;
    private final LaunchCookies cookies;
    private final Answers answers;
    private final EndingPages pages;

    Departures(Beginning beginning, LaunchCookies cookies, Answers answers, EndingPages pages) {
        this.beginning = beginning;
        this.cookies = cookies;
        this.answers = answers;
        this.pages = pages;
    }

    /** A customer wants to enter a service, or to see them all. */
    void begin(Site site, String service, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Step step = beginning.begin(site, service, wanted(request));
        go(step, site, Optional.empty(), HandOvers::redirect, request, response);
    }

    @Override
    public void begin(
            Site site, ExternalService service, Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Step step = beginning.begin(site, service, asked);
        go(step, site, Optional.of(service), HandOvers::redirect, request, response);
    }

    /** Once more what this browser began, by a form of a page of ours. */
    void again(
            Site site,
            Optional<ExternalService> service,
            LaunchCookie begun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Step step = service.flatMap(its -> begun.asked().map(asked -> beginning.begin(site, its, asked)))
                .orElseGet(() ->
                        beginning.begin(site, begun.service(), begun.target().orElse(null)));
        cookies.drop(begun.nonce(), site, response);
        Onward onward = (location, its) -> pages.goOn(location, service.orElse(null), site, its);
        go(step, site, service, onward, request, response);
    }

    /** How a browser is sent on. */
    private interface Onward {
        void to(String location, HttpServletResponse response) throws IOException;
    }

    private void go(
            Step step,
            Site site,
            Optional<ExternalService> service,
            Onward onward,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (step) {
            case Step.Stop(Arrival.TurnedAway turnedAway) -> answers.turnAway(turnedAway, site, request, response);
            case Step.ToService(URI location) -> onward.to(location.toString(), response);
            case Step.ToShop(LaunchCookie cookie, String location) -> {
                if (cookies.add(cookie, site, request, response)) {
                    onward.to(location, response);
                } else {
                    answers.turnAway(beginning.tooLarge(site, service), site, request, response);
                }
            }
        }
    }

    /** Two targets are as good as one that is not allowed: the empty one never is. */
    private static @Nullable String wanted(HttpServletRequest request) {
        String[] targets = request.getParameterValues("to");
        if (targets == null) {
            return null;
        }
        return targets.length == 1 ? targets[0] : "";
    }
}
