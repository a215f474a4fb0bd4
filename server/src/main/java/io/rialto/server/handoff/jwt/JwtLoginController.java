package io.rialto.server.handoff.jwt;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /s/{site}/jwt/{service}}: a service begins the login itself. */
@Controller
class JwtLoginController {

    private static final int LONGEST = 1_024;

    private final Sites sites;
    private final ExternalServices services;
    private final Door door;

    JwtLoginController(Sites sites, ExternalServices services, Door door) {
        this.sites = sites;
        this.services = services;
        this.door = door;
    }

    @GetMapping("/s/{site}/jwt/{service}")
    void login(
            @PathVariable("site") String slug,
            @PathVariable("service") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        Optional<ExternalService> service = site.flatMap(its -> services.bySlug(its.id(), name));
        if (service.isEmpty() || !(service.get().protocol() instanceof Jwt jwt)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<Begun> begun = begun(service.get(), jwt, request);
        if (begun.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Asked asked = new Asked(begun.get().text(), Asked.Prompt.IF_NEEDED, Optional.empty());
        door.begin(site.get(), service.get(), asked, request, response);
    }

    /** Nothing when something is missing or doubled, or when it wants to land where the service does not. */
    private static Optional<Begun> begun(ExternalService service, Jwt jwt, HttpServletRequest request) {
        Jwt.Login login = jwt.login();
        Optional<Map<String, String>> parameters = all(login.parameters(), request);
        Optional<Map<String, String>> claims = all(login.claims(), request);
        String wanted = login.target() == null ? null : request.getParameter(login.target());
        if (parameters.isEmpty()
                || claims.isEmpty()
                || (wanted != null && !isWithin(wanted, jwt, service.relayState()))) {
            return Optional.empty();
        }
        return Optional.of(new Begun(parameters.get(), claims.get(), wanted));
    }

    private static Optional<Map<String, String>> all(List<String> names, HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            String[] given = request.getParameterValues(name);
            if (given == null || given.length != 1 || !isBounded(given[0])) {
                return Optional.empty();
            }
            values.put(name, given[0]);
        }
        return Optional.of(values);
    }

    private static boolean isBounded(@Nullable String text) {
        return text != null
                && !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** A path, or an address where the service may land customers anyway: a request leads nobody anywhere else. */
    private static boolean isWithin(String wanted, Jwt jwt, ExternalService.RelayState landings) {
        if (!isBounded(wanted) || wanted.indexOf('\\') >= 0) {
            return false;
        }
        if (wanted.startsWith("/")) {
            return !wanted.startsWith("//");
        }
        Optional<String> origin = origin(wanted);
        return origin.isPresent()
                && Stream.concat(
                                Stream.of(jwt.delivery().address().replace(Delivery.TOKEN, "token")),
                                Stream.concat(Stream.ofNullable(landings.fixed()), landings.allow().stream()))
                        .map(JwtLoginController::origin)
                        .anyMatch(origin::equals);
    }

    private static Optional<String> origin(String address) {
        try {
            URI uri = new URI(address);
            boolean web = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
            return web
                    ? Optional.of(
                            (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
