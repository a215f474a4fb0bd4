package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Decline;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.HandOvers;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.WidgetToken;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Notice.Link;
import io.rialto.server.page.Pages;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes the answer to a launch. */
@Component
class Answers {

    private final Pages pages;
    private final LaunchCookies cookies;
    private final EndingPages endings;

    Answers(Pages pages, LaunchCookies cookies, EndingPages endings) {
        this.pages = pages;
        this.cookies = cookies;
        this.endings = endings;
    }

    void tiles(Arrival.AtTiles arrival, Site site, HttpServletResponse response) throws IOException {
        Map<String, Object> model = Map.of(
                "tiles",
                tiles(arrival.services(), site),
                "disclosures",
                arrival.disclosures(),
                "proof",
                arrival.proof().orElse(""),
                "site",
                site.issuer(),
                "shop",
                site.shop().toString());
        pages.writeHtml(200, "tiles", model, Frame.of(site).withForms("'self'"), response);
    }

    void tilesAsJson(Arrival.AtTiles arrival, Site site, HttpServletResponse response) throws IOException {
        pages.writeJson(
                200,
                Map.of("services", tiles(arrival.services(), site), "disclosures", arrival.disclosures()),
                Frame.of(site),
                response);
    }

    void token(WidgetToken token, Site site, HttpServletResponse response) throws IOException {
        pages.writeJson(200, token.members(), Frame.of(site), response);
    }

    /** The page of a refusal, with a way on; or what the service is told at once that asked. */
    void turnAway(TurnedAway turnedAway, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<HandOver> back = turnedAway.decline().map(Decline::handOver);
        if (turnedAway.decline().filter(Decline::atOnce).isPresent()) {
            HandOvers.write(back.orElseThrow(), site, response);
            return;
        }
        if (turnedAway.ended().isPresent() && turnedAway.service().isPresent() && !Pages.wantsJson(request)) {
            endings.askAgain(
                    turnedAway, turnedAway.service().get(), turnedAway.ended().get(), site, response);
            return;
        }
        List<Link> links = links(turnedAway, site, request);
        Frame frame = Frame.of(site);
        Notice notice = notice(turnedAway, links);
        switch (back.orElse(null)) {
            case null -> pages.write(notice, frame, request, response);
            case Redirect(URI location) -> {
                links.addFirst(new Link(backTo(turnedAway), location.toString()));
                pages.write(notice(turnedAway, links), frame, request, response);
            }
            case PostPage page ->
                pages.write(
                        notice.with(new Notice.Form(
                                backTo(turnedAway), page.action().toString(), page.fields())),
                        frame.withForms(page.origins()),
                        request,
                        response);
        }
    }

    private static String backTo(TurnedAway turnedAway) {
        return "Back to " + turnedAway.service().map(ExternalService::name).orElse("the service");
    }

    /** The same where there is no site to lead back to. */
    void turnAway(TurnedAway turnedAway, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.write(notice(turnedAway, List.of()), Frame.neutral(request.isSecure()), request, response);
    }

    private static List<Tile> tiles(List<ExternalService> services, Site site) {
        return services.stream().map(service -> Tile.of(service, site)).toList();
    }

    private static Notice notice(TurnedAway turnedAway, List<Link> links) {
        Refusal reason = turnedAway.refused().reason();
        return new Notice(
                reason.status(), reason.code(), reason.title(), reason.sentence(), turnedAway.reference(), links);
    }

    private List<Link> links(TurnedAway turnedAway, Site site, HttpServletRequest request) {
        List<Link> links = new ArrayList<>();
        if (turnedAway.refused().reason().retryable()) {
            again(turnedAway, site, request)
                    .map(address -> new Link("Try again", address))
                    .ifPresent(links::add);
        }
        links.add(new Link("Back to " + site.brand().name(), site.shop().toString()));
        URI support = site.brand().supportUrl();
        if (support != null) {
            links.add(new Link("Get help", support.toString()));
        }
        return links;
    }

    /** The launch link of what this browser began last; of the ticket's service when it began nothing. */
    private Optional<String> again(TurnedAway turnedAway, Site site, HttpServletRequest request) {
        Optional<String> slug = turnedAway.service().map(ExternalService::slug);
        return cookies.latest(site, request)
                .filter(cookie -> slug.isEmpty() || slug.get().equals(cookie.service()))
                .map(cookie -> start(site, cookie.service())
                        + cookie.target()
                                .map(target -> "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8))
                                .orElse(""))
                .or(() -> slug.map(service -> start(site, service)));
    }

    private static String start(Site site, String service) {
        return service.equals(Decisions.SERVICES) ? site.issuer() + "/services" : site.issuer() + "/launch/" + service;
    }
}
