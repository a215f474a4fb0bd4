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

    Departures(Beginning beginning, LaunchCookies cookies, Answers answers) {
        this.beginning = beginning;
        this.cookies = cookies;
        this.answers = answers;
    }

    /** A customer wants to enter a service, or to see them all. */
    void begin(Site site, String service, HttpServletRequest request, HttpServletResponse response) throws IOException {
        go(beginning.begin(site, service, wanted(request)), site, Optional.empty(), request, response);
    }

    @Override
    public void begin(
            Site site, ExternalService service, Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        go(beginning.begin(site, service, asked), site, Optional.of(service), request, response);
    }

    private void go(
            Step step,
            Site site,
            Optional<ExternalService> service,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (step) {
            case Step.Stop(Arrival.TurnedAway turnedAway) -> answers.turnAway(turnedAway, site, request, response);
            case Step.ToService(URI location) -> HandOvers.redirect(location.toString(), response);
            case Step.ToShop(LaunchCookie cookie, String location) -> {
                if (cookies.add(cookie, site, request, response)) {
                    HandOvers.redirect(location, response);
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
