package io.rialto.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /}: says what runs here, and nothing about whom for. */
@Controller
class FrontPage {

    private final Pages pages;

    FrontPage(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    void front(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.writeHtml(200, "front", Map.of(), Frame.neutral(request.isSecure()), response);
    }
}
