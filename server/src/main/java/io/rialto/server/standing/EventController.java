package io.rialto.server.standing;

import io.micrometer.core.instrument.MeterRegistry;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.EventAnswer.Refused;
import io.rialto.server.standing.EventAnswer.Taken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Where shops send their events. */
@Controller
class EventController {

    private static final Logger LOG = LoggerFactory.getLogger(EventController.class);
    private static final MediaType JOSE = new MediaType("application", "jose");
    private static final int MOST_BYTES = 16 * 1024;

    private final Sites sites;
    private final EventDesk desk;
    private final Pages pages;
    private final References references;
    private final MeterRegistry meters;

    EventController(Sites sites, EventDesk desk, Pages pages, References references, MeterRegistry meters) {
        this.sites = sites;
        this.desk = desk;
        this.pages = pages;
        this.references = references;
        this.meters = meters;
    }

    @PostMapping("/s/{site}/store/events")
    void hear(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // A site that is switched off listens too: whoever is deleted meanwhile must not come in when it is on again.
        Optional<Site> site = sites.bySlug(slug);
        switch (answer(site, request)) {
            case Taken taken -> {
                told(taken, site.orElseThrow());
                response.setHeader("Cache-Control", "no-store");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            case Refused refused -> refuse(refused, site, request, response);
        }
    }

    private EventAnswer answer(Optional<Site> site, HttpServletRequest request) throws IOException {
        String client = ClientKey.of(request.getRemoteAddr());
        if (site.isEmpty()) {
            return desk.unproven(new Refused(EventRefusal.UNKNOWN_SITE, "site"), client);
        }
        if (!isJose(request.getContentType())) {
            return desk.unproven(new Refused(EventRefusal.WRONG_MEDIA_TYPE, "Content-Type"), client);
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        return body.length > MOST_BYTES
                ? desk.unproven(new Refused(EventRefusal.TOO_LARGE, "more than 16 KB"), client)
                : desk.hear(new String(body, StandardCharsets.ISO_8859_1), site.get(), client);
    }

    private static boolean isJose(@Nullable String type) {
        try {
            return type != null && MediaType.parseMediaType(type).equalsTypeAndSubtype(JOSE);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private void told(Taken taken, Site site) {
        count(site.slug(), taken.what(), taken.repeated() ? "repeated" : "taken");
        LOG.info(
                "event outcome={} event={} site={}",
                taken.repeated() ? "repeated" : "taken",
                taken.what(),
                site.slug());
    }

    private void refuse(Refused refused, Optional<Site> site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        EventRefusal why = refused.why();
        Reference reference = references.next();
        String slug = site.map(Site::slug).orElse("-");
        count(slug, "-", why.code());
        LOG.info(
                "event outcome=refused reason={} reference={} site={} detail=\"{}\"",
                why.code(),
                reference,
                slug,
                refused.detail());
        refused.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        if (why.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            // RFC 9110 §15.5.2: a 401 says how to prove oneself.
            response.setHeader("WWW-Authenticate", "JWE");
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", why.code());
        body.put("message", refused.detail().isEmpty() ? why.message() : why.message() + " Here: " + refused.detail());
        body.put("reference", reference.value());
        pages.writeJson(why.status(), body, Frame.neutral(request.isSecure()), response);
    }

    private void count(String site, String event, String outcome) {
        meters.counter("rialto.events", "site", site, "event", event, "outcome", outcome)
                .increment();
    }
}
