package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.oidc.token.Jwts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** What a client must know of a site: its configuration (OpenID Connect Discovery §3) and its keys. */
@Controller
class ConfigurationController {

    private final Routes routes;
    private final ProviderConfiguration configuration;
    private final Jwts jwts;
    private final Replies replies;

    ConfigurationController(Routes routes, ProviderConfiguration configuration, Jwts jwts, Replies replies) {
        this.routes = routes;
        this.configuration = configuration;
        this.jwts = jwts;
        this.replies = replies;
    }

    @GetMapping("/s/{site}/.well-known/openid-configuration")
    void configuration(@PathVariable("site") String slug, HttpServletResponse response) throws IOException {
        routes.at(slug, response, site -> replies.writePublic(configuration.of(site), site, response));
    }

    @GetMapping("/s/{site}/oauth2/jwks")
    void keys(@PathVariable("site") String slug, HttpServletResponse response) throws IOException {
        routes.at(slug, response, site -> replies.writePublic(jwts.published(site.id()), site, response));
    }

    /** A page of another origin asks whether it may ask. */
    @RequestMapping(
            path = {
                "/s/{site}/.well-known/openid-configuration",
                "/s/{site}/oauth2/jwks",
                "/s/{site}/oauth2/token",
                "/s/{site}/oauth2/userinfo",
                "/s/{site}/oauth2/revoke"
            },
            method = RequestMethod.OPTIONS)
    void preflight(@PathVariable("site") String slug, HttpServletResponse response) throws IOException {
        routes.at(slug, response, site -> {
            Replies.allowAnyOrigin(response);
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
            response.setHeader("Access-Control-Max-Age", "3600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        });
    }
}
