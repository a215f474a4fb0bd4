package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.launch.Arrival.Ended;
import io.rialto.server.launch.Arrival.TurnedAway;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Pages;
import io.rialto.server.provisioning.Parting;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages on which a customer ends a service, and takes it up again. */
@Component
class EndingPages {

    private static final String OURS = "'self'";

    private final Pages pages;

    EndingPages(Pages pages) {
        this.pages = pages;
    }

    /**
     * What one of them says.
     *
     * @param forms its buttons, the best first
     * @param links where else to go, the best first
     */
    record Content(String title, List<String> sentences, List<Notice.Form> forms, List<Notice.Link> links) {

        Content {
            sentences = List.copyOf(sentences);
            forms = List.copyOf(forms);
            links = List.copyOf(links);
        }
    }

    /** What follows if they end it, before they do. */
    void ask(ExternalService service, Site site, String proof, HttpServletResponse response) throws IOException {
        Content content = new Content(
                "End " + service.name() + "?",
                List.of(
                        told(Parting.from(service), service, "is", site),
                        "From then on your clicks do not take you there: if you open it again, you are asked first."),
                List.of(new Notice.Form(
                        "End " + service.name(), site.issuer() + "/services/ended", Map.of(Proofs.FIELD, proof))),
                List.of(new Notice.Link("No, keep it", site.issuer() + "/services")));
        write(200, content, Frame.of(site).withForms(OURS), response);
    }

    /** They ended it. */
    void done(ExternalService service, Site site, HttpServletResponse response) throws IOException {
        Content content = new Content(
                "You ended " + service.name(),
                List.of(
                        told(Parting.from(service), service, "is being", site),
                        "If you open it again, you are asked first."),
                List.of(),
                List.of(new Notice.Link("Your services", site.issuer() + "/services"), shop(site)));
        write(200, content, Frame.of(site), response);
    }

    /** They ended it, and are here again. */
    void askAgain(TurnedAway turnedAway, ExternalService service, Ended ended, Site site, HttpServletResponse response)
            throws IOException {
        List<Notice.Form> forms = new ArrayList<>();
        List<Notice.Link> links = new ArrayList<>();
        forms.add(
                new Notice.Form("Enter again", site.issuer() + "/launch/resumed", Map.of(Proofs.FIELD, ended.proof())));
        String sources = OURS;
        switch (turnedAway.decline().map(decline -> decline.handOver()).orElse(null)) {
            case null -> {}
            case Redirect(var location) -> links.add(new Notice.Link("Back to " + service.name(), location.toString()));
            case PostPage page -> {
                forms.add(new Notice.Form(
                        "Back to " + service.name(), page.action().toString(), page.fields()));
                sources = OURS + " " + page.origins();
            }
        }
        links.add(shop(site));
        Content content = new Content(
                "You ended " + service.name() + " on " + day(ended.at()),
                List.of("Do you want to enter it again? Then it is told of you as before."),
                forms,
                links);
        write(turnedAway.refused().reason().status(), content, Frame.of(site).withForms(sources), response);
    }

    /**
     * On the way again. No redirect: browsers hold the policy of the page with the form against all that follow it.
     *
     * @param location where the way begins
     */
    void goOn(String location, @Nullable ExternalService service, Site site, HttpServletResponse response)
            throws IOException {
        response.setHeader("Refresh", "0;url=" + location);
        Content content = new Content(
                "One moment",
                List.of("You are on the way" + (service == null ? "." : " to " + service.name() + ".")),
                List.of(),
                List.of(new Notice.Link("Go on", location)));
        write(200, content, Frame.of(site), response);
    }

    private static String told(Parting parting, ExternalService service, String is, Site site) {
        String name = service.name();
        return switch (parting) {
            case REMOVED -> name + " " + is + " told to remove your account there.";
            case SWITCHED_OFF -> name + " " + is + " told to switch off your account there.";
            case LOGGED_OUT ->
                name + " " + is + " told to log you out. To have your account there removed, ask " + name + " itself.";
            case UNTOLD ->
                site.brand().name() + " cannot tell " + name + " of it. To have your account there removed, ask " + name
                        + " itself.";
        };
    }

    private static Notice.Link shop(Site site) {
        return new Notice.Link("Back to " + site.brand().name(), site.shop().toString());
    }

    private static String day(Instant instant) {
        return Disclosure.day(instant);
    }

    private void write(int status, Content content, Frame frame, HttpServletResponse response) throws IOException {
        pages.writeHtml(status, "ending", Map.of("ending", content), frame, response);
    }
}
