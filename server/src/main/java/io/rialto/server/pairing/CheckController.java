package io.rialto.server.pairing;

import io.rialto.server.customer.Examination;
import io.rialto.server.customer.Opening;
import io.rialto.server.customer.ShopChecks;
import io.rialto.server.pairing.PairingAnswer.Refused;
import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tells a shop that proves itself what is right and wrong with its connection. */
@Controller
class CheckController {

    private static final String BEARER = "Bearer ";

    private final Sites sites;
    private final ShopChecks checks;
    private final ConnectionAnswers answers;
    private final Clock clock;
    private final RateLimit byClient;

    CheckController(Sites sites, ShopChecks checks, ConnectionAnswers answers, Clock clock) {
        this.sites = sites;
        this.checks = checks;
        this.answers = answers;
        this.clock = clock;
        this.byClient = new RateLimit(clock, new Window(60, Duration.ofMinutes(1)));
    }

    @GetMapping("/s/{site}/store/check")
    void check(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String client = ClientKey.of(request.getRemoteAddr());
        if (byClient.take(client) instanceof Ruling.Refused refused) {
            refuse(
                    new Refused(PairingRefusal.TOO_MANY, OptionalLong.of(refused.retryAfterSeconds())),
                    slug,
                    request,
                    response);
            return;
        }
        Optional<Site> site = sites.bySlug(slug);
        if (site.isEmpty()) {
            refuse(new Refused(PairingRefusal.UNKNOWN_SITE), "-", request, response);
            return;
        }
        switch (checks.open(bearer(request.getHeader("Authorization")), site.get())) {
            case Opening.Rejected(Opening.Fault fault, String detail, Opening.Found found) ->
                refuse(new Refused(refusal(fault)), slug, request, response);
            case Examination.Examined examined -> {
                List<Map<String, Object>> points = ConnectionPoints.of(examined, site.get(), clock.instant());
                answers.write(Map.of("checks", points), request, response);
            }
        }
    }

    private void refuse(Refused refused, String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answers.refuse("check", sites.bySlug(slug).map(Site::slug).orElse("-"), refused, request, response);
    }

    private static String bearer(@Nullable String header) {
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    private static PairingRefusal refusal(Opening.Fault fault) {
        return switch (fault) {
            case TOO_LARGE -> PairingRefusal.TOO_LARGE;
            case FOREIGN_SITE -> PairingRefusal.FOREIGN_SITE;
            // What cannot be read proves as little as what no key opens.
            case MALFORMED, TAMPERED, EXPIRED, TOO_EARLY -> PairingRefusal.TAMPERED;
        };
    }
}
