package io.rialto.server.launch;

import io.rialto.server.page.Frame;
import io.rialto.server.page.Pages;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was shared with whom, as a file that the customer takes along. It is made then, and kept nowhere. */
@Component
class TakeAway {

    private static final String NAME = "what-was-shared";

    private final Disclosures disclosures;
    private final Pages pages;
    private final Clock clock;

    TakeAway(Disclosures disclosures, Pages pages, Clock clock) {
        this.disclosures = disclosures;
        this.pages = pages;
        this.clock = clock;
    }

    /** For programs. */
    void json(String customer, Site site, HttpServletResponse response) throws IOException {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("shop", site.brand().name());
        file.put("site", site.issuer());
        file.put("made_at", now());
        file.put("services", disclosures.of(site, customer));
        attach("json", response);
        pages.writeJson(200, file, Frame.of(site), response);
    }

    /** For people: a page that needs nothing else. */
    void html(String customer, Site site, HttpServletResponse response) throws IOException {
        List<Disclosure> its = disclosures.of(site, customer);
        attach("html", response);
        pages.writeHtml(
                200,
                "take-away",
                Map.of("disclosures", its, "site", site.issuer(), "made", now().toString()),
                Frame.of(site),
                response);
    }

    private static void attach(String ending, HttpServletResponse response) {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + NAME + "." + ending + "\"");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
