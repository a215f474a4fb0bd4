package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.Witness;
import io.rialto.server.handoff.oidc.TokenExchange.Result;
import io.rialto.server.handoff.oidc.client.Authentication;
import io.rialto.server.handoff.oidc.client.Authentication.Fault;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.ClientAuthentication;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.handoff.oidc.grant.LoginGrants;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes at which clients show who they are: {@code token} (RFC 6749 §3.2) and {@code revoke} (RFC 7009). */
@Controller
class TokenController {

    private static final Logger LOG = LoggerFactory.getLogger(TokenController.class);

    private final Routes routes;
    private final ClientAuthentication authentication;
    private final TokenExchange endpoint;
    private final LoginGrants grants;
    private final Replies replies;
    private final References references;
    private final Witness witness;

    TokenController(
            Routes routes,
            ClientAuthentication authentication,
            TokenExchange endpoint,
            LoginGrants grants,
            Replies replies,
            References references,
            Witness witness) {
        this.routes = routes;
        this.authentication = authentication;
        this.endpoint = endpoint;
        this.grants = grants;
        this.replies = replies;
        this.references = references;
        this.witness = witness;
    }

    /** What a route does with a client that showed who it is. */
    private interface Act {
        void go(Client client, Parameters parameters) throws IOException;
    }

    @PostMapping("/s/{site}/oauth2/token")
    void token(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        routes.at(
                slug,
                response,
                site -> known("token", site, request, response, (client, parameters) -> {
                    switch (endpoint.exchange(client, parameters)) {
                        case Result.Good(Map<String, Object> body) -> {
                            LOG.info(
                                    "oidc route=token outcome=issued site={} service={}",
                                    site.slug(),
                                    client.service().slug());
                            replies.write(200, body, site, response);
                        }
                        case Result.Bad(String error, String sentence, String detail) ->
                            refuse(
                                    400,
                                    error,
                                    sentence,
                                    new Place("token", site, Optional.of(client), detail),
                                    response);
                    }
                }));
    }

    @PostMapping("/s/{site}/oauth2/revoke")
    void revoke(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        routes.at(
                slug,
                response,
                site -> known("revoke", site, request, response, (client, parameters) -> {
                    Optional<String> token = parameters.value("token");
                    Place place = new Place("revoke", site, Optional.of(client), "token");
                    if (token.isEmpty()) {
                        refuse(400, "invalid_request", "token is missing.", place, response);
                        return;
                    }
                    switch (grants.revoke(client.owner(), token.get())) {
                        case OTHERS -> refuse(400, "invalid_grant", "The token is another client's.", place, response);
                        // RFC 7009 §2.2: that it is none is no error
                        case GONE, UNKNOWN -> replies.write(200, Map.of(), site, response);
                    }
                }));
    }

    private void known(String route, Site site, HttpServletRequest request, HttpServletResponse response, Act act)
            throws IOException {
        Place place = new Place(route, site, Optional.empty(), "unreadable");
        switch (Parameters.ofForm(request)) {
            case Parameters.Reading.Bad(int status, String sentence) ->
                refuse(status, "invalid_request", sentence, place, response);
            case Parameters.Reading.Good(Parameters parameters) -> {
                if (parameters.repeated().isPresent()) {
                    refuse(400, "invalid_request", "A parameter is there more than once.", place, response);
                } else {
                    authenticated(place, parameters, request, response, act);
                }
            }
        }
    }

    private void authenticated(
            Place place, Parameters parameters, HttpServletRequest request, HttpServletResponse response, Act act)
            throws IOException {
        String header = request.getHeader("Authorization");
        switch (authentication.of(place.site(), parameters, header, request.getRemoteAddr())) {
            case Authentication.Known(Client client) -> act.go(client, parameters);
            case Authentication.TooOften(long seconds) -> {
                response.setHeader("Retry-After", Long.toString(seconds));
                refuse(429, "invalid_client", "Too many failures: try again later.", place.on("throttled"), response);
            }
            case Authentication.Unknown(Fault fault) -> {
                // RFC 6749 §5.2: whoever tried the header is told that it is one way.
                if (header != null) {
                    response.setHeader(
                            "WWW-Authenticate", "Basic realm=\"" + place.site().slug() + "\"");
                }
                boolean unclear = fault == Fault.TWO_WAYS;
                refuse(
                        unclear ? 400 : 401,
                        unclear ? "invalid_request" : "invalid_client",
                        fault.sentence(),
                        place.on(fault.name()),
                        response);
            }
        }
    }

    /** @param detail for the log */
    private record Place(String route, Site site, Optional<Client> client, String detail) {

        Place on(String other) {
            return new Place(route, site, client, other);
        }
    }

    private void refuse(int status, String error, String sentence, Place place, HttpServletResponse response)
            throws IOException {
        Reference reference = references.next();
        LOG.info(
                "oidc route={} outcome=refused status={} error={} detail={} site={} service={} reference={}",
                place.route(),
                status,
                error,
                place.detail(),
                place.site().slug(),
                place.client().map(client -> client.service().slug()).orElse("-"),
                reference);
        witness.saw(new Witness.Stopped(
                reference,
                place.site(),
                place.client().map(Client::service),
                "oidc_" + place.route(),
                place.route() + "_" + place.detail().toLowerCase(Locale.ROOT).replace(' ', '_'),
                sentence));
        replies.error(status, error, sentence + " Reference " + reference, place.site(), response);
    }
}
