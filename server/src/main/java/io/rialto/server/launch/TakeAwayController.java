package io.rialto.server.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /s/{site}/services/file}: a customer takes along what was shared with whom. */
@Controller
class TakeAwayController {

    private final CustomerForms forms;
    private final TakeAway takeAway;

    TakeAwayController(CustomerForms forms, TakeAway takeAway) {
        this.forms = forms;
        this.takeAway = takeAway;
    }

    @PostMapping("/s/{site}/services/file")
    void file(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        forms.heed(slug, Proofs.Use.LOOK, request, response, sender -> {
            if ("html".equals(request.getParameter("format"))) {
                takeAway.html(sender.hash(), sender.site(), response);
            } else {
                takeAway.json(sender.hash(), sender.site(), response);
            }
        });
    }
}
