package io.rialto.server.handoff.hmac;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.FaultPages;
import io.rialto.server.handoff.intake.Intake;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /s/{site}/discourse/sso?sso=…&sig=…}: a forum begins the login. */
@Controller
class DiscourseController {

    private static final int LONGEST_NONCE = 200;

    private final Intake intake;
    private final ExternalServices services;
    private final Door door;
    private final FaultPages faults;

    DiscourseController(Intake intake, ExternalServices services, Door door, FaultPages faults) {
        this.intake = intake;
        this.services = services;
        this.door = door;
        this.faults = faults;
    }

    @GetMapping("/s/{site}/discourse/sso")
    void login(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGet(request);
        intake.at(slug, request, response, site -> {
            String payload = one("sso", request);
            Optional<Forum> forum = forum(site, payload, one("sig", request));
            if (forum.isEmpty()) {
                faults.turnAway(new TurnedAway(Fault.DISCOURSE_UNSIGNED, ""), site, request, response);
            } else {
                login(site, forum.get(), payload, request, response);
            }
        });
    }

    private void login(Site site, Forum forum, String payload, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> nonce = DiscourseConnect.opened(payload)
                .map(fields -> fields.getOrDefault("nonce", ""))
                .filter(DiscourseController::isNonce);
        if (nonce.isEmpty()) {
            TurnedAway turnedAway = new TurnedAway(Fault.DISCOURSE_UNREADABLE, "", Optional.of(forum.service()));
            faults.turnAway(turnedAway, site, request, response);
            return;
        }
        ForumRequest asks = ForumRequest.of(nonce.get(), forum.signedWith());
        Asked asked = new Asked(asks.text(), Asked.Prompt.IF_NEEDED, Optional.empty());
        door.begin(site, forum.service(), asked, request, response);
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
