package io.rialto.server.handoff.jwt;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Door;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.FaultPages;
import io.rialto.server.handoff.intake.Intake;
import io.rialto.server.handoff.intake.TurnedAway;
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
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /s/{site}/jwt/{service}}: a service begins the login itself. */
@Controller
class JwtLoginController {

    private static final int LONGEST = 1_024;

    private final Intake intake;
    private final ExternalServices services;
    private final Door door;
    private final FaultPages faults;

    JwtLoginController(Intake intake, ExternalServices services, Door door, FaultPages faults) {
        this.intake = intake;
        this.services = services;
        this.door = door;
        this.faults = faults;
    }

    @GetMapping("/s/{site}/jwt/{service}")
    void login(
            @PathVariable("site") String slug,
            @PathVariable("service") String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGet(request);
        intake.at(slug, request, response, site -> {
            ExternalService service = services.bySlug(site.id(), name).orElse(null);
            if (service == null || !(service.protocol() instanceof Jwt jwt)) {
                faults.turnAway(new TurnedAway(Fault.JWT_UNKNOWN_SERVICE, ""), site, request, response);
                return;
            }
            switch (read(service, jwt, request)) {
                case Reading.Bad(TurnedAway turnedAway) -> faults.turnAway(turnedAway, site, request, response);
                case Reading.Good(Begun begun) ->
                    door.begin(
                            site,
                            service,
                            new Asked(begun.text(), Asked.Prompt.IF_NEEDED, Optional.empty()),
                            request,
                            response);
            }
        });
    }

    private sealed interface Reading {

        record Good(Begun begun) implements Reading {}

        record Bad(TurnedAway turnedAway) implements Reading {}
    }

    /** Bad when something is missing or doubled, or when it wants to land where the service does not. */
    private static Reading read(ExternalService service, Jwt jwt, HttpServletRequest request) {
        Jwt.Login login = jwt.login();
        Optional<String> missing = Stream.concat(login.parameters().stream(), login.claims().stream())
                .filter(name -> one(name, request).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return new Reading.Bad(new TurnedAway(Fault.JWT_INCOMPLETE, missing.get(), Optional.of(service)));
        }
        String wanted = login.target() == null ? null : request.getParameter(login.target());
        return wanted != null && !isWithin(wanted, jwt, service.relayState())
                ? new Reading.Bad(new TurnedAway(Fault.JWT_FOREIGN_TARGET, "", Optional.of(service)))
                : new Reading.Good(new Begun(all(login.parameters(), request), all(login.claims(), request), wanted));
    }

    private static Map<String, String> all(List<String> names, HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, one(name, request).orElseThrow()));
        return values;
    }

    private static Optional<String> one(String name, HttpServletRequest request) {
        String[] given = request.getParameterValues(name);
        return given == null || given.length != 1 || !isBounded(given[0]) ? Optional.empty() : Optional.of(given[0]);
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
