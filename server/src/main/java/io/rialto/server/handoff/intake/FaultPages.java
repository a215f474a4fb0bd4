package io.rialto.server.handoff.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Witness;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Notice.Link;
import io.rialto.server.page.Notice.Mending;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says why a request goes no further: to the customer on a page or to a program as JSON, and once to the log and to a counter. */
@Component
public class FaultPages {

    private static final Logger LOG = LoggerFactory.getLogger(FaultPages.class);

    private final Pages pages;
    private final References references;
    private final MeterRegistry meters;
    private final Witness witness;

    public FaultPages(Pages pages, References references, MeterRegistry meters, Witness witness) {
        this.witness = witness;
        this.pages = pages;
        this.references = references;
        this.meters = meters;
    }

    /** There is no such site, so the page is nobody's. */
    void nowhere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TurnedAway turnedAway = new TurnedAway(Fault.UNKNOWN_SITE, "");
        Reference reference = note(turnedAway, "-");
        Frame frame = Frame.neutral(request.isSecure());
        pages.write(notice(turnedAway, reference, frame.brand(), List.of()), frame, request, response);
    }

    /** The customer reads it, and nobody else is told. */
    public void turnAway(TurnedAway turnedAway, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.write(noticed(turnedAway, site), Frame.of(site), request, response);
    }

    /** The customer reads it, and takes the answer back to the service by a button. */
    public void turnAway(
            TurnedAway turnedAway, PostPage back, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String label = "Back to " + back.serviceName();
        Notice notice = noticed(turnedAway, site)
                .with(new Notice.Form(label, back.action().toString(), back.fields()));
        pages.write(notice, Frame.of(site).withForms(back.origins()), request, response);
    }

    /** It is said to the log alone: the service is told, and nobody looks. */
    public void note(TurnedAway turnedAway, Site site) {
        noted(turnedAway, site);
    }

    private Reference noted(TurnedAway turnedAway, Site site) {
        Reference reference = note(turnedAway, site.slug());
        String reason = turnedAway.fault().code();
        witness.saw(new Witness.Stopped(
                reference,
                site,
                turnedAway.service(),
                reason.substring(0, reason.indexOf('_')),
                reason,
                turnedAway.detail()));
        return reference;
    }

    private Notice noticed(TurnedAway turnedAway, Site site) {
        Reference reference = noted(turnedAway, site);
        return notice(turnedAway, reference, site.brand().name(), links(site));
    }

    private Reference note(TurnedAway turnedAway, String site) {
        Reference reference = references.next();
        Fault fault = turnedAway.fault();
        String service = turnedAway.service().map(ExternalService::slug).orElse("-");
        meters.counter("rialto.requests.refused", "site", site, "service", service, "reason", fault.code())
                .increment();
        LOG.info(
                "service-request outcome=refused reason={} reference={} site={} service={} detail=\"{}\" remedy=\"{}\"",
                fault.code(),
                reference,
                site,
                service,
                turnedAway.detail(),
                fault.remedy());
        return reference;
    }

    private static Notice notice(TurnedAway turnedAway, Reference reference, String shop, List<Link> links) {
        Fault fault = turnedAway.fault();
        Optional<String> service = turnedAway.service().map(ExternalService::name);
        Mending mending = new Mending(
                fault.mender().text(), fault.mender().words(shop, service).orElse(null), fault.remedy());
        return new Notice(fault.status(), fault.code(), fault.title(), fault.sentence(), reference, links)
                .mending(mending);
    }

    private static List<Link> links(Site site) {
        List<Link> links = new ArrayList<>();
        links.add(new Link("Back to " + site.brand().name(), site.shop().toString()));
        URI support = site.brand().supportUrl();
        if (support != null) {
            links.add(new Link("Get help", support.toString()));
        }
        return links;
    }
}
