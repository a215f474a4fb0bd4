package io.rialto.server.dashboard.privacy;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What leaves for which service. */
@Controller
@RequestMapping("/dashboard/{organization}/privacy")
class PrivacyController {

    private final Desk desk;
    private final DashboardPages pages;

    PrivacyController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    void page(
            Visit visit,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reply.Done services = desk.list(visit.caller(), "services", Pager.parameters(Map.of("sort", "name"), page));
        Map<String, Object> model = Map.of(
                "maps",
                services.things().stream().map(DataMap::of).toList(),
                "pager",
                Pager.of(services, visit.path(PrivacyArea.KEY), Map.of(), page));
        pages.show(visit, PrivacyArea.KEY, "privacy/privacy", model, request, response);
    }

    @GetMapping("/{id}/map.csv")
    ResponseEntity<String> csv(Visit visit, @PathVariable String id) {
        DataMap map = desk.find(visit.caller(), "services", id).map(DataMap::of).orElseThrow(DashboardPages::notThere);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + map.slug() + "-data.csv\"")
                .body(map.csv());
    }
}
