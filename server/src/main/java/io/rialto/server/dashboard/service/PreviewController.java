package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows what would leave for a customer. By POST: a customer is in no address. */
@Controller
class PreviewController {

    private final Previews previews;
    private final ServiceReadings readings;
    private final ServicePages pages;

    PreviewController(Previews previews, ServiceReadings readings, ServicePages pages) {
        this.previews = previews;
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
        PreviewCard preview = previews.of(visit, found, form);
        if (isForAPart(request)) {
            pages.part(visit, preview, request, response);
        } else {
            pages.show(visit, found, form, Optional.of(preview), Problems.NONE, request, response);
        }
    }

    /** Whether htmx asks. */
    static boolean isForAPart(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
