package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.intake.Intake;
import io.rialto.server.handoff.oidc.client.Clients;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code /s/{site}/oauth2/userinfo}: what the bearer of an access token may know (OpenID Connect Core §5.3). */
@Controller
class UserInfoController {

    private static final Logger LOG = LoggerFactory.getLogger(UserInfoController.class);
    private static final String BEARER = "Bearer ";

    private final Routes routes;
    private final Clients clients;
    private final UserClaims userClaims;
    private final Replies replies;

    UserInfoController(Routes routes, Clients clients, UserClaims userClaims, Replies replies) {
        this.routes = routes;
        this.clients = clients;
        this.userClaims = userClaims;
        this.replies = replies;
    }

    @RequestMapping(
            path = "/s/{site}/oauth2/userinfo",
            method = {RequestMethod.GET, RequestMethod.POST})
    void userInfo(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGetAndPost(request);
        routes.at(slug, response, site -> {
            Optional<String> token = token(request);
            if (token.isEmpty()) {
                // RFC 6750 §3.1: who sent none is only told that one is needed.
                response.setHeader("WWW-Authenticate", "Bearer realm=\"" + site.slug() + "\"");
                replies.error(
                        401, "invalid_request", "Send an access token in the Authorization header.", site, response);
                return;
            }
            switch (userClaims.of(
                    site, token.get(), service -> clients.of(site, service).isPresent())) {
                case UserClaims.Told(Map<String, Object> claims) -> replies.write(200, claims, site, response);
                case UserClaims.Kept(int status, String error, String sentence) ->
                    challenge(error, sentence, status, site, response);
            }
        });
    }

    private void challenge(String error, String sentence, int status, Site site, HttpServletResponse response)
            throws IOException {
        LOG.info("oidc route=userinfo outcome=refused error={} site={}", error, site.slug());
        response.setHeader(
                "WWW-Authenticate",
                "Bearer realm=\"" + site.slug() + "\", error=\"" + error + "\", error_description=\"" + sentence
                        + "\"");
        replies.error(status, error, sentence, site, response);
    }

    // RFC 6750 §2.1 and §2.2; never §2.3, an address ends up in logs.
    private static Optional<String> token(HttpServletRequest request) throws IOException {
        String header = request.getHeader("Authorization");
        if (header != null) {
            return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? Optional.of(header.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return "POST".equals(request.getMethod())
                        && Parameters.ofForm(request) instanceof Parameters.Reading.Good(Parameters parameters)
                ? parameters.value("access_token")
                : Optional.empty();
    }
}
