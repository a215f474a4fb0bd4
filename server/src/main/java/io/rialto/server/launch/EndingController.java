package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.launch.CustomerForms.Sender;
import io.rialto.server.launch.Proofs.Use;
import io.rialto.server.link.Endings;
import io.rialto.server.link.Link;
import io.rialto.server.link.Links;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * A customer ends a service, and takes it up again.
 *
 * <pre>
 * POST /s/{site}/services/ending    what follows is said, and asked whether they want it
 * POST /s/{site}/services/ended     they do
 * POST /s/{site}/launch/resumed     they enter again, as they were about to
 * </pre>
 */
@Controller
class EndingController {

    private final CustomerForms forms;
    private final Proofs proofs;
    private final ExternalServices services;
    private final Links links;
    private final Endings endings;
    private final EndingPages pages;
    private final Departures departures;

    EndingController(
            CustomerForms forms,
            Proofs proofs,
            ExternalServices services,
            Links links,
            Endings endings,
            EndingPages pages,
            Departures departures) {
        this.forms = forms;
        this.proofs = proofs;
        this.services = services;
        this.links = links;
        this.endings = endings;
        this.pages = pages;
        this.departures = departures;
    }

    @PostMapping("/s/{site}/services/ending")
    void ending(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        forms.heed(slug, Use.LOOK, request, response, sender -> {
            Optional<ExternalService> service = Optional.ofNullable(request.getParameter("service"))
                    .flatMap(named -> services.bySlug(sender.site().id(), named))
                    .filter(entered -> isOpen(sender, entered));
            if (service.isEmpty()) {
                forms.object(Objection.NOTHING_TO_END, sender.site(), request, response);
                return;
            }
            String proof =
                    proofs.seal(sender.proven().proof().about(service.get().slug()), Use.END);
            pages.ask(service.get(), sender.site(), proof, response);
        });
    }

    private boolean isOpen(Sender sender, ExternalService service) {
        Optional<Link> link = links.find(sender.site().id(), sender.hash(), service.id());
        return link.isPresent() && link.get().endedAt() == null;
    }

    @PostMapping("/s/{site}/services/ended")
    void ended(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        forms.heed(slug, Use.END, request, response, sender -> {
            Optional<ExternalService> service = service(sender);
            if (service.isEmpty()) {
                forms.object(Objection.NOTHING_TO_END, sender.site(), request, response);
                return;
            }
            // Whoever presses twice ended it once, and reads the same.
            endings.end(
                    sender.site().id(),
                    sender.proven().proof().customer(),
                    service.get().id());
            pages.done(service.get(), sender.site(), response);
        });
    }

    @PostMapping("/s/{site}/launch/resumed")
    void resumed(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        forms.heed(slug, Use.RESUME, request, response, sender -> {
            Optional<ExternalService> service = service(sender);
            service.ifPresent(its ->
                    endings.resume(sender.site().id(), sender.proven().proof().customer(), its.id()));
            departures.again(sender.site(), service, sender.proven().cookie(), request, response);
        });
    }

    private Optional<ExternalService> service(Sender sender) {
        return services.bySlug(sender.site().id(), sender.proven().proof().service());
    }
}
