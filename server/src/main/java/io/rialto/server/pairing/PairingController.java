package io.rialto.server.pairing;

import io.rialto.server.pairing.PairingAnswer.Paired;
import io.rialto.server.pairing.PairingAnswer.Refused;
import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.site.TicketKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a shop takes its one-time code. */
@Controller
class PairingController {

    private static final Logger LOG = LoggerFactory.getLogger(PairingController.class);
    private static final int MOST_BYTES = 4 * 1024;

    private final Sites sites;
    private final PairingDesk desk;
    private final ConnectionAnswers answers;

    PairingController(Sites sites, PairingDesk desk, ConnectionAnswers answers) {
        this.sites = sites;
        this.desk = desk;
        this.answers = answers;
    }

    @PostMapping("/s/{site}/store/pair")
    void pair(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // A site that is switched off is paired too: so it is ready when it is switched on.
        Optional<Site> site = sites.bySlug(slug);
        switch (answer(site, request)) {
            case Paired(TicketKey key) -> {
                LOG.info("pairing outcome=paired site={}", site.orElseThrow().slug());
                answers.write(body(site.orElseThrow(), key), request, response);
            }
            case Refused refused ->
                answers.refuse("pairing", site.map(Site::slug).orElse("-"), refused, request, response);
        }
    }

    private PairingAnswer answer(Optional<Site> site, HttpServletRequest request) throws IOException {
        String client = ClientKey.of(request.getRemoteAddr());
        if (site.isEmpty()) {
            return desk.unproven(PairingRefusal.UNKNOWN_SITE, client);
        }
        if (!isJson(request.getContentType())) {
            return desk.unproven(PairingRefusal.WRONG_MEDIA_TYPE, client);
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        return body.length > MOST_BYTES
                ? desk.unproven(PairingRefusal.TOO_LARGE, client)
                : desk.exchange(body, site.get(), client);
    }

    private static Map<String, Object> body(Site site, TicketKey key) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("issuer", site.issuer());
        body.put("kid", site.slug());
        body.put(
                "ticket_key",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.secret().getEncoded()));
        body.put("events_url", site.issuer() + "/store/events");
        return body;
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.parseMediaType(type).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
