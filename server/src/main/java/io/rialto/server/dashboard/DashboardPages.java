package io.rialto.server.dashboard;

import io.rialto.server.jsonapi.Reply;
import io.rialto.server.signin.page.StaffPages;
import io.rialto.server.signin.page.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers with pages of the dashboard. Every template gets {@code root}, the organization's path, {@code csrf}, {@code problems} ({@link
 * Problems}, none unless given), {@code ended}, that the organization's plan has, if so, and what its model holds.
 */
@Component
public class DashboardPages {

    private final StaffPages pages;

    DashboardPages(StaffPages pages) {
        this.pages = pages;
    }

    /**
     * A page, or a part of one.
     *
     * @param area the key of the {@link io.rialto.server.signin.page.Area} that it belongs to
     */
    public void show(
            Visit visit,
            String area,
            String template,
            Map<String, Object> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(visit, area, template, model, Problems.NONE, request, response);
    }

    /** The page again, with what the API said against what was given; its status is the API's. */
    public void show(
            Visit visit,
            String area,
            String template,
            Map<String, Object> model,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        pages.write(view(visit, area, template, model, problems), request, response);
    }

    /** A page with a form that ends, after redirects, at a company's provider. */
    public void showLeadingOut(
            Visit visit,
            String area,
            String template,
            Map<String, Object> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        pages.write(view(visit, area, template, model, Problems.NONE).leadingOut(), request, response);
    }

    private static View view(Visit visit, String area, String template, Map<String, Object> model, Problems problems) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("root", visit.path(""));
        all.put("problems", problems);
        visit.ended().ifPresent(sentence -> all.put("ended", sentence));
        return View.of("dashboard/" + template, all)
                .in(visit.seat(), area)
                .scripted()
                .withStatus(problems.status());
    }

    /**
     * Goes on with GET after a change, RFC 9110 §15.4.4.
     *
     * @param below as in {@link Visit#path}
     */
    public static void seeOther(Visit visit, String below, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", visit.path(below));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    /** What is not found, or refused without a form to say so in, ends on a notice of that status. */
    public static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** As {@link #notThere}, of a change that was refused. */
    public static ResponseStatusException refused(Reply.Refused refused) {
        return new ResponseStatusException(HttpStatus.valueOf(refused.status()));
    }
}
