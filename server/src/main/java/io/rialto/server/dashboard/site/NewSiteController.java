package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A new site, for a Magento website that is paired next: addresses and ticket key come with it. */
@Controller
@RequestMapping("/dashboard/{organization}/sites/new")
class NewSiteController {

    private static final Map<String, Object> MAGENTO = Map.of("store", Map.of("kind", "magento2"));

    private final Desk desk;
    private final DashboardPages pages;

    NewSiteController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** What the form holds. */
    record Form(String name, String slug, String environment) {

        static final Form EMPTY = new Form("", "", "production");

        // What a request leaves out is empty.
        Form {
            name = Objects.requireNonNullElse(name, "").strip();
            slug = Objects.requireNonNullElse(slug, "").strip();
            environment = Objects.requireNonNullElse(environment, "");
        }
    }

    @GetMapping
    void form(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(visit, Form.EMPTY, Problems.NONE, request, response);
    }

    @PostMapping
    void create(Visit visit, Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> attributes = Map.of(
                "name", form.name(), "slug", form.slug(), "environment", form.environment(), "definition", MAGENTO);
        switch (desk.create(visit.caller(), "sites", attributes)) {
            case Reply.Done made ->
                DashboardPages.seeOther(visit, "sites/" + made.one().id() + "#shop", response);
            case Reply.Refused refused -> show(visit, form, Problems.of(refused), request, response);
        }
    }

    private void show(
            Visit visit, Form form, Problems problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of("form", form, "mayCreate", visit.may(Act.CREATE, Subject.SITES));
        pages.show(visit, SiteArea.KEY, "site/new", model, problems, request, response);
    }
}
