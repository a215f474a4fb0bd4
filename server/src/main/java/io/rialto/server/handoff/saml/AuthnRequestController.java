package io.rialto.server.handoff.saml;

import io.rialto.saml.Delivery;
import io.rialto.saml.Inbox;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code GET|POST /s/{site}/saml/sso}: a service asks for a customer to be logged in (SAML Profiles §4.1.4.1). */
@Controller
class AuthnRequestController {

    private final Sites sites;
    private final AuthnRequests requests;
    private final Door door;
    private final RequestAnswers answers;

    AuthnRequestController(Sites sites, AuthnRequests requests, Door door, RequestAnswers answers) {
        this.sites = sites;
        this.requests = requests;
        this.door = door;
        this.answers = answers;
    }

    static String address(Site site) {
        return site.issuer() + "/saml/sso";
    }

    @RequestMapping(
            path = "/s/{site}/saml/sso",
            method = {RequestMethod.GET, RequestMethod.POST})
    void sso(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        // Spring answers HEAD like GET; nothing begins because somebody looked.
        boolean posted = "POST".equals(request.getMethod());
        if (!posted && !"GET".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "POST"));
        }
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Delivery delivery = posted ? Inbox.posted(form(request)) : Inbox.redirected(request.getQueryString());
        answer(requests.judge(site.get(), delivery), site.get(), request, response);
    }

    private void answer(Judgement judgement, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (judgement) {
            case Judgement.Granted(ExternalService service, Asked asked) ->
                door.begin(site, service, asked, request, response);
            case Judgement.TurnedAway turnedAway -> answers.turnAway(turnedAway, site, request, response);
            case Judgement.Declined declined -> answers.decline(declined, site, request, response);
        }
    }

    static Map<String, List<String>> form(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> Arrays.asList(field.getValue())));
    }
}
