package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes a service's page. */
@Component
class ServicePages {

    private final ServiceReadings readings;
    private final DashboardPages pages;

    ServicePages(ServiceReadings readings, DashboardPages pages) {
        this.readings = readings;
        this.pages = pages;
    }

    /** @param preview made just now */
    void show(
            Visit visit,
            ServiceReadings.Found found,
            PreviewForm form,
            Optional<PreviewCard> preview,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("service", readings.page(visit, found));
        model.put("personas", Persona.ALL);
        model.put("form", form);
        model.put("published", request.getParameter("published") != null);
        preview.ifPresent(made -> model.put("preview", made));
        pages.show(visit, ServiceArea.KEY, "service/service", model, problems, request, response);
    }

    /** The preview alone. */
    void part(Visit visit, PreviewCard preview, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.show(visit, ServiceArea.KEY, "service/preview-result", Map.of("preview", preview), request, response);
    }
}
