package io.rialto.server.handoff.hmac;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /s/{site}/discourse/sso?sso=…&sig=…}: a forum begins the login. */
@Controller
class DiscourseController {

    private static final int LONGEST_NONCE = 200;

    private final Sites sites;
    private final ExternalServices services;
    private final Door door;

    DiscourseController(Sites sites, ExternalServices services, Door door) {
        this.sites = sites;
        this.services = services;
        this.door = door;
    }

    @GetMapping("/s/{site}/discourse/sso")
    void login(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String payload = one("sso", request);
        String signature = one("sig", request);
        Optional<Forum> forum = forum(site.get(), payload, signature);
        if (forum.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<String> nonce = DiscourseConnect.opened(payload)
                .map(fields -> fields.getOrDefault("nonce", ""))
                .filter(DiscourseController::isNonce);
        if (nonce.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        ForumRequest asks = ForumRequest.of(nonce.get(), forum.get().signedWith());
        Asked asked = new Asked(asks.text(), Asked.Prompt.IF_NEEDED, Optional.empty());
        door.begin(site.get(), forum.get().service(), asked, request, response);
    }

    private record Forum(ExternalService service, Secret signedWith) {}

    /** Whose secret made the signature. */
    private Optional<Forum> forum(Site site, String payload, String signature) {
        if (payload.isEmpty() || payload.length() > DiscourseConnect.LONGEST || signature.length() > 128) {
            return Optional.empty();
        }
        return services.of(site.id()).stream()
                .filter(service -> service.protocol() instanceof Hmac hmac && hmac.format() == Hmac.Format.DISCOURSE)
                .flatMap(service -> service.secrets().verifying().stream()
                        .filter(secret -> DiscourseConnect.isSigned(payload, signature, secret))
                        .map(secret -> new Forum(service, secret)))
                .findFirst();
    }

    private static String one(String name, HttpServletRequest request) {
        String[] values = request.getParameterValues(name);
        return values != null && values.length == 1 ? values[0] : "";
    }

    private static boolean isNonce(String nonce) {
        return !nonce.isEmpty()
                && nonce.length() <= LONGEST_NONCE
                && nonce.chars().noneMatch(Character::isISOControl);
    }
}
