package io.rialto.server.connect;

import io.rialto.server.configuration.Flaw;
import io.rialto.server.json.StrictJson;
import io.rialto.server.ratelimit.ClientKey;
import io.rialto.server.setup.SetupDesk;
import io.rialto.server.setup.SetupDesk.Given;
import io.rialto.server.setup.SetupDesk.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The page of a set-up link. */
@Controller
@RequestMapping("/connect/{token}")
class ConnectController {

    private final SetupDesk desk;
    private final ConnectPages pages;
    private final JsonMapper json;

    ConnectController(SetupDesk desk, ConnectPages pages, JsonMapper json) {
        this.desk = desk;
        this.pages = pages;
        this.json = json;
    }

    @GetMapping
    void page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (desk.visit(token, client(request))) {
            case Visit.Open open -> {
                Map<String, @Nullable Object> before =
                        open.link().shown().flatMap(StrictJson::changes).orElse(Map.of());
                List<Field> fields =
                        fields(open).stream().map(field -> field.from(before)).toList();
                pages.show(open, fields, Wrongs.NONE, request, response);
            }
            case Visit.Closed() -> pages.closed(request, response);
            case Visit.TooOften() -> pages.tooOften(request, response);
        }
    }

    @PostMapping
    void propose(
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.visit(token, client(request))) {
            case Visit.Open open -> propose(token, open, form, request, response);
            case Visit.Closed() -> pages.closed(request, response);
            case Visit.TooOften() -> pages.tooOften(request, response);
        }
    }

    private void propose(
            String token,
            Visit.Open open,
            Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Field> fields = fields(open);
        List<Field> typed = fields.stream()
                .map(field -> field.with(form.getOrDefault(field.name(), "")))
                .toList();
        Map<String, Object> given = Fields.read(fields, form);
        if (given.isEmpty()) {
            pages.show(open, typed, Wrongs.NOTHING, request, response);
            return;
        }
        switch (desk.propose(token, json.writeValueAsString(given), client(request))) {
            case Given.Proposed() -> {
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("Location", "/connect/" + token);
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            }
            case Given.Wrong(List<Flaw> flaws) -> pages.show(open, typed, Wrongs.of(flaws, fields), request, response);
            case Given.Closed() -> pages.closed(request, response);
            case Given.TooOften() -> pages.tooOften(request, response);
        }
    }

    private static List<Field> fields(Visit.Open open) {
        return Fields.of(open.service().preset(), open.members());
    }

    private static String client(HttpServletRequest request) {
        return ClientKey.of(request.getRemoteAddr());
    }
}
