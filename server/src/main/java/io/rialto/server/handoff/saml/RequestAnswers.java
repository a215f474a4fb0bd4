package io.rialto.server.handoff.saml;

import io.micrometer.core.instrument.MeterRegistry;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.saml.Judgement.Declined;
import io.rialto.server.handoff.saml.Judgement.TurnedAway;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Notice.Link;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.page.SecurityHeaders;
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

/** Writes what becomes of a request that is not granted, and says it once to the log and to a counter. */
@Component
class RequestAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RequestAnswers.class);

    private final Pages pages;
    private final References references;
    private final StatusAnswers statuses;
    private final MeterRegistry meters;

    RequestAnswers(Pages pages, References references, StatusAnswers statuses, MeterRegistry meters) {
        this.pages = pages;
        this.references = references;
        this.statuses = statuses;
        this.meters = meters;
    }

    void turnAway(TurnedAway turnedAway, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reference reference = said(turnedAway.fault(), turnedAway.detail(), site, turnedAway.service());
        Notice notice = notice(turnedAway.fault(), reference, site);
        pages.write(notice, Frame.of(site), request, response);
    }

    void decline(Declined declined, Site site, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ExternalService> service = Optional.of(declined.service());
        Reference reference = said(declined.fault(), "", site, service);
        PostPage back = statuses.of(site, declined.service(), declined.request(), declined.status());
        if (declined.atOnce()) {
            write(back, site, response);
            return;
        }
        Notice.Form button = new Notice.Form(
                "Back to " + declined.service().name(), back.action().toString(), back.fields());
        pages.write(
                notice(declined.fault(), reference, site).with(button),
                Frame.of(site).withForms(back.origins()),
                request,
                response);
    }

    static void write(PostPage page, Site site, HttpServletResponse response) throws IOException {
        byte[] html = page.html();
        SecurityHeaders.write(response, page.policy(), site.issuer().startsWith("https:"));
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    private Reference said(RequestFault fault, String detail, Site site, Optional<ExternalService> service) {
        Reference reference = references.next();
        String slug = service.map(ExternalService::slug).orElse("-");
        meters.counter("rialto.saml.refused", "site", site.slug(), "service", slug, "reason", fault.code())
                .increment();
        LOG.info(
                "saml-request outcome=refused reason={} reference={} site={} service={} detail=\"{}\" remedy=\"{}\"",
                fault.code(),
                reference,
                site.slug(),
                slug,
                detail,
                fault.remedy());
        return reference;
    }

    private static Notice notice(RequestFault fault, Reference reference, Site site) {
        List<Link> links = new ArrayList<>();
        links.add(new Link(
                "Back to " + site.brand().name(), site.store().baseUrl().toString()));
        URI support = site.brand().supportUrl();
        if (support != null) {
            links.add(new Link("Get help", support.toString()));
        }
        return new Notice(fault.status(), fault.code(), fault.title(), fault.sentence(), reference, links);
    }
}
