package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A service's page, what its other side is given, and what waits for a decision. */
@Controller
@RequestMapping("/dashboard/{organization}/services/{id}")
class ServicePageController {

    private final Desk desk;
    private final ServiceReadings readings;
    private final ServicePages pages;

    ServicePageController(Desk desk, ServiceReadings readings, ServicePages pages) {
        this.desk = desk;
        this.readings = readings;
        this.pages = pages;
    }

    @GetMapping
    void one(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.show(
                visit,
                readings.found(visit, id),
                PreviewForm.FIRST,
                Optional.empty(),
                Problems.NONE,
                request,
                response);
    }

    @GetMapping("/introduction.txt")
    ResponseEntity<String> introduction(Visit visit, @PathVariable String id) {
        ServicePage page = readings.page(visit, readings.found(visit, id));
        return download(
                "text/plain;charset=UTF-8",
                page.slug() + ".txt",
                page.introduction().text());
    }

    @GetMapping("/certificate.pem")
    ResponseEntity<String> certificate(Visit visit, @PathVariable String id) {
        ServiceReadings.Found found = readings.found(visit, id);
        String pem = found.service().optional("certificate").orElseThrow(DashboardPages::notThere);
        return download("application/x-pem-file", found.site().text("slug") + ".pem", pem);
    }

    /** @param decision {@code approve} or {@code reject} */
    @PostMapping("/changes/{change}")
    void decide(
            Visit visit,
            @PathVariable String id,
            @PathVariable String change,
            @RequestParam String decision,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = readings.found(visit, id);
        Thing waiting = readings.change(visit, found, "metadata_changes", change);
        String trigger = decision.equals("approve") ? "_approve" : "_reject";
        switch (desk.update(visit.caller(), "metadata_changes", waiting.id(), Map.of(trigger, true))) {
            case Reply.Done done -> DashboardPages.seeOther(visit, "services/" + id, response);
            case Reply.Refused refused ->
                pages.show(visit, found, PreviewForm.FIRST, Optional.empty(), Problems.of(refused), request, response);
        }
    }

    /** Somebody changed a customer's address at the service. */
    @PostMapping("/addresses/{change}")
    void confirm(
            Visit visit,
            @PathVariable String id,
            @PathVariable String change,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ServiceReadings.Found found = readings.found(visit, id);
        Thing open = readings.change(visit, found, "address_changes", change);
        switch (desk.update(visit.caller(), "address_changes", open.id(), Map.of("_confirm", true))) {
            case Reply.Done done -> DashboardPages.seeOther(visit, "services/" + id, response);
            case Reply.Refused refused ->
                pages.show(visit, found, PreviewForm.FIRST, Optional.empty(), Problems.of(refused), request, response);
        }
    }

    private static ResponseEntity<String> download(String type, String name, String content) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(type))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(content);
    }
}
