package io.rialto.server.oauth;

import io.rialto.server.oauth.ClientRequest.Body;
import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The three routes under {@code /oauth}. */
@RestController
class OAuthController {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthController.class);
    private static final String BEARER = "Bearer ";

    private final TokenEndpoint endpoint;
    private final RateLimit limit;

    OAuthController(TokenEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.limit = new RateLimit(clock, new Window(30, Duration.ofMinutes(1)));
    }

    private interface Route {
        ResponseEntity<String> go() throws IOException;
    }

    @PostMapping("/oauth/token")
    ResponseEntity<String> token(HttpServletRequest request) throws IOException {
        return limited("token", request, () -> switch (ClientRequest.body(request)) {
            case Body.Unreadable(OAuthFault fault) -> OAuthAnswers.bad(fault);
            case Body.Fields fields -> endpoint.token(fields, request.getHeader(HttpHeaders.AUTHORIZATION));
        });
    }

    @PostMapping("/oauth/revoke")
    ResponseEntity<String> revoke(HttpServletRequest request) throws IOException {
        return limited("revoke", request, () -> switch (ClientRequest.body(request)) {
            case Body.Unreadable(OAuthFault fault) -> OAuthAnswers.bad(fault);
            case Body.Fields fields -> endpoint.revoke(fields, request.getHeader(HttpHeaders.AUTHORIZATION));
        });
    }

    @GetMapping("/oauth/tokeninfo")
    ResponseEntity<String> info(HttpServletRequest request) throws IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return limited(
                "tokeninfo",
                request,
                () -> header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? endpoint.info(header.substring(BEARER.length()).strip())
                        : OAuthAnswers.bad(OAuthFault.INVALID_TOKEN));
    }

    private ResponseEntity<String> limited(String route, HttpServletRequest request, Route answer) throws IOException {
        return switch (limit.take(route + " " + ClientKey.of(request.getRemoteAddr()))) {
            case Ruling.Refused refused -> {
                LOG.info("oauth route={} outcome=throttled", route);
                yield OAuthAnswers.throttled(refused);
            }
            case Ruling.Allowed allowed -> {
                ResponseEntity<String> answered = answer.go();
                LOG.info(
                        "oauth route={} status={}",
                        route,
                        answered.getStatusCode().value());
                yield OAuthAnswers.with(allowed, answered);
            }
        };
    }
}
