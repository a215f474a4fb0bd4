package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.json.StrictJson;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows what would leave for a customer. By POST: a customer is in no address. */
@Controller
class PreviewController {

    private static final int FORBIDDEN = 403;

    private final Desk desk;
    private final ServiceReadings readings;
    private final ServicePages pages;

    PreviewController(Desk desk, ServiceReadings readings, ServicePages pages) {
        this.desk = desk;
        this.readings = readings;
        this.pages = pages;
    }

    @PostMapping("/dashboard/{organization}/services/{id}/preview")
    void preview(
            Visit visit,
            @PathVariable String id,
            PreviewForm form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = readings.found(visit, id);
        PreviewCard preview = of(visit, found, form);
        if ("true".equals(request.getHeader("HX-Request"))) {
            pages.part(visit, preview, request, response);
        } else {
            pages.show(visit, found, form, Optional.of(preview), Problems.NONE, request, response);
        }
    }

    private PreviewCard of(Visit visit, ServiceReadings.Found found, PreviewForm form) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("site", found.site().text("slug"));
        asked.put("service", found.service().text("slug"));
        if (!form.customer().isBlank()) {
            Optional<Map<String, Object>> customer = StrictJson.document(form.customer());
            if (customer.isEmpty()) {
                return PreviewCard.none(
                        "what you pasted is no JSON object. It has the form of a ticket’s customer, with its id.");
            }
            asked.put("customer", customer.get());
        } else if (!form.customerId().isBlank()) {
            asked.put("customer_id", form.customerId().strip());
        } else {
            asked.put("persona", form.persona());
        }
        return switch (desk.create(visit.caller(), "previews", asked)) {
            case Reply.Done made -> PreviewCard.of(made.one());
            case Reply.Refused refused when refused.status() == FORBIDDEN -> throw DashboardPages.refused(refused);
            case Reply.Refused refused -> PreviewCard.none(refused.sentence());
        };
    }
}
