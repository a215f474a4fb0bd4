package io.rialto.server.trial;

import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organizations;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a twin shows. */
@Component
class TwinPages {

    private static final Logger LOG = LoggerFactory.getLogger(TwinPages.class);

    private final Organizations organizations;
    private final Pages pages;
    private final References references;

    TwinPages(Organizations organizations, Pages pages, References references) {
        this.organizations = organizations;
        this.pages = pages;
        this.references = references;
    }

    void show(TwinVisits.Visit.Seen seen, Site site, HttpServletResponse response) throws IOException {
        Trial trial = seen.trial();
        String back = organizations
                .byId(trial.organization())
                .map(Organization::slug)
                .map(slug ->
                        "/dashboard/" + slug + "/services/" + trial.service().value())
                .orElse("/dashboard");
        TwinPage page = TwinPage.of(trial, seen.service().name());
        pages.writeHtml(200, "trial", Map.of("page", page, "back", back), Frame.of(site), response);
    }

    void used(Site site, HttpServletRequest request, HttpServletResponse response) throws IOException {
        notice(
                409,
                "trial_used",
                "This was used already",
                "A message to the twin is good once, as at any service, and its address is opened once, within five minutes. Begin again in the"
                        + " dashboard.",
                Frame.of(site),
                request,
                response);
    }

    void unknown(Optional<Site> site, HttpServletRequest request, HttpServletResponse response) throws IOException {
        notice(
                404,
                "trial_unknown",
                "There is no such trial",
                "It is over, or the address is not complete. Begin again in the dashboard.",
                site.map(Frame::of).orElseGet(() -> Frame.neutral(request.isSecure())),
                request,
                response);
    }

    private void notice(
            int status,
            String code,
            String title,
            String detail,
            Frame frame,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reference reference = references.next();
        LOG.info("trial outcome=refused reason={} reference={}", code, reference);
        pages.write(new Notice(status, code, title, detail, reference, List.of()), frame, request, response);
    }
}
