package io.rialto.server.handoff.api;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
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
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /s/{site}/api/{service}}: a service begins the login itself. */
@Controller
class ApiLoginController {

    private static final int LONGEST = 1_024;
    private static final String PASSWORD_RESET = "passwordreset";

    private final Intake intake;
    private final ExternalServices services;
    private final Door door;
    private final FaultPages faults;

    ApiLoginController(Intake intake, ExternalServices services, Door door, FaultPages faults) {
        this.intake = intake;
        this.services = services;
        this.door = door;
        this.faults = faults;
    }

    @GetMapping("/s/{site}/api/{service}")
    void login(
            @PathVariable("site") String slug,
            @PathVariable("service") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGet(request);
        intake.at(slug, request, response, site -> login(site, name, request, response));
    }

    private void login(Site site, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ExternalService service = services.bySlug(site.id(), name).orElse(null);
        if (service == null || !(service.protocol() instanceof Api api) || api.target() == null) {
            faults.turnAway(new TurnedAway(Fault.API_UNKNOWN_SERVICE, ""), site, request, response);
        } else if (PASSWORD_RESET.equals(request.getParameter("action"))) {
            toThePassword(site, service, request, response);
        } else {
            Optional<String> target = target(api, request.getParameterValues(api.target()));
            if (target.isEmpty()) {
                faults.turnAway(
                        new TurnedAway(Fault.API_FOREIGN_TARGET, "", Optional.of(service)), site, request, response);
                return;
            }
            Asked asked = new Asked(target.get(), Asked.Prompt.IF_NEEDED, Optional.empty());
            door.begin(site, service, asked, request, response);
        }
    }

    /** A password is the shop's affair: never a login, which would have to be asked for it. */
    private void toThePassword(
            Site site, ExternalService service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        URI shop = site.store().baseUrl();
        if (shop == null) {
            faults.turnAway(new TurnedAway(Fault.API_NO_PASSWORD, "", Optional.of(service)), site, request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(shop.toString());
    }

    /** An address of the service's own, the empty text where it named none; nothing for any other. */
    private static Optional<String> target(Api api, String @Nullable [] wanted) {
        if (wanted == null) {
            return Optional.of("");
        }
        if (wanted.length != 1 || wanted[0].length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(wanted[0]);
            boolean its = api.home().getScheme().equals(uri.getScheme())
                    && api.home().getHost().equalsIgnoreCase(uri.getHost())
                    && api.home().getPort() == uri.getPort()
                    && uri.getRawUserInfo() == null;
            return its ? Optional.of(wanted[0]) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
