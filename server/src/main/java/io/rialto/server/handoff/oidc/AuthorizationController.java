package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.handoff.oidc.AuthorizationRequest.ErrorCode;
import io.rialto.server.handoff.oidc.AuthorizationRequest.Outcome;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Notice.Link;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code /s/{site}/oauth2/authorize}: a browser comes from a service (OpenID Connect Core §3.1.2). */
@Controller
class AuthorizationController {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationController.class);

    private final Routes routes;
    private final AuthorizationRequests requests;
    private final Door door;
    private final Pages pages;
    private final References references;

    AuthorizationController(
            Routes routes, AuthorizationRequests requests, Door door, Pages pages, References references) {
        this.routes = routes;
        this.requests = requests;
        this.door = door;
        this.pages = pages;
        this.references = references;
    }

    @RequestMapping(
            path = "/s/{site}/oauth2/authorize",
            method = {RequestMethod.GET, RequestMethod.POST})
    void authorize(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Routes.onlyGetAndPost(request);
        routes.at(slug, response, site -> {
            switch (Parameters.of(request)) {
                case Parameters.Reading.Bad(int status, String sentence) ->
                    stop(status, sentence, site, request, response);
                case Parameters.Reading.Good(Parameters parameters) -> answer(site, parameters, request, response);
            }
        });
    }

    private void answer(Site site, Parameters parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (requests.check(site, parameters)) {
            case Outcome.Stop(String sentence) ->
                stop(HttpServletResponse.SC_BAD_REQUEST, sentence, site, request, response);
            case Outcome.Back(Client client, ReturnAddress address, ErrorCode error, String sentence) -> {
                Reference reference = references.next();
                LOG.info(
                        "oidc route=authorize outcome=refused error={} site={} service={} reference={} detail=\"{}\"",
                        error.code(),
                        site.slug(),
                        client.service().slug(),
                        reference,
                        sentence);
                Routes.write(address.error(client, error, sentence + " Reference " + reference), site, response);
            }
            case Outcome.Good(AuthorizationRequest good) ->
                door.begin(
                        site,
                        good.client().service(),
                        new Asked(good.kept().text(), good.prompt(), good.maxAge()),
                        request,
                        response);
        }
    }

    /** The customer cannot help it, so the page says whom to tell; what is wrong stands in the log. */
    private void stop(int status, String sentence, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reference reference = references.next();
        LOG.info(
                "oidc route=authorize outcome=stopped site={} reference={} detail=\"{}\"",
                site.slug(),
                reference,
                sentence);
        Notice notice = new Notice(
                status,
                "invalid_request",
                "The service asked in a way we cannot answer",
                "Please tell the service’s support, with the reference below. For its makers: " + sentence + ".",
                reference,
                List.of(new Link(
                        "Back to " + site.brand().name(), site.store().baseUrl().toString())));
        pages.write(notice, Frame.of(site), request, response);
    }
}
