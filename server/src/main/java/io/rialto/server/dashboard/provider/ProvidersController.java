package io.rialto.server.dashboard.provider;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.session.StaffAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of identity providers, the form for a new one, and the page of each. */
@Controller
@RequestMapping("/dashboard/{organization}/identity-providers")
class ProvidersController {

    private static final String TYPE = "identity_providers";

    private final Desk desk;
    private final DashboardPages pages;
    private final StaffAddress address;

    ProvidersController(Desk desk, DashboardPages pages, StaffAddress address) {
        this.desk = desk;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping
    void list(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<ProviderRow> rows =
                desk.list(visit.caller(), TYPE, Map.of("sort", "name", "page[size]", "25")).things().stream()
                        .map(ProviderRow::of)
                        .toList();
        show(visit, "list", Map.of("rows", rows), Problems.NONE, request, response);
    }

    @GetMapping("/new")
    void form(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        edit(visit, "new", ProviderForm.EMPTY, "", Problems.NONE, request, response);
    }

    /** @param find whether only the addresses are looked for */
    @PostMapping("/new")
    void create(
            Visit visit,
            ProviderForm form,
            @RequestParam(defaultValue = "") String find,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!find.isEmpty()) {
            find(visit, form, request, response);
            return;
        }
        switch (desk.create(visit.caller(), TYPE, form.attributes())) {
            case Reply.Done made ->
                seeOther(visit, ProviderArea.KEY + "/" + made.one().id() + "?done=made", response);
            case Reply.Refused refused -> edit(visit, "new", form, "", Problems.of(refused), request, response);
        }
    }

    private void find(Visit visit, ProviderForm form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (desk.create(visit.caller(), "discoveries", form.search())) {
            case Reply.Done found ->
                edit(
                        visit,
                        "new",
                        form.found(found.one()),
                        "The addresses are filled in.",
                        Problems.NONE,
                        request,
                        response);
            case Reply.Refused refused -> edit(visit, "new", form, "", Problems.of(refused), request, response);
        }
    }

    @GetMapping("/{id}")
    void one(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of(
                "provider",
                ProviderRow.of(found(visit, id)),
                "done",
                ProviderRow.said(done),
                "offer",
                ProviderOffer.of(visit));
        pages.showLeadingOut(visit, ProviderArea.KEY, "provider/show", model, request, response);
    }

    /** The part of the page that looks again by itself, until there is nothing to wait for. */
    @GetMapping("/{id}/domains")
    void domains(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of("provider", ProviderRow.of(found(visit, id)));
        show(visit, "domains", model, Problems.NONE, request, response);
    }

    @GetMapping("/{id}/edit")
    void edit(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        edit(visit, id, ProviderForm.of(found(visit, id)), "", Problems.NONE, request, response);
    }

    @PostMapping("/{id}/edit")
    void change(
            Visit visit,
            @PathVariable String id,
            ProviderForm form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.update(visit.caller(), TYPE, id, form.attributes())) {
            case Reply.Done changed -> seeOther(visit, ProviderArea.KEY + "/" + id + "?done=changed", response);
            case Reply.Refused refused when refused.status() == 404 -> throw DashboardPages.notThere();
            case Reply.Refused refused -> edit(visit, id, form, "", Problems.of(refused), request, response);
        }
    }

    /**
     * What its buttons do.
     *
     * @param act one of the resource's triggers
     */
    @PostMapping("/{id}/{act:enable|disable|verify}")
    void act(Visit visit, @PathVariable String id, @PathVariable String act, HttpServletResponse response) {
        switch (desk.update(visit.caller(), TYPE, id, Map.of("_" + act, true))) {
            case Reply.Done changed -> seeOther(visit, ProviderArea.KEY + "/" + id + "?done=" + act, response);
            case Reply.Refused refused -> throw DashboardPages.refused(refused);
        }
    }

    @PostMapping("/{id}/delete")
    void delete(Visit visit, @PathVariable String id, HttpServletResponse response) {
        switch (desk.delete(visit.caller(), TYPE, id)) {
            case Reply.Done gone -> seeOther(visit, ProviderArea.KEY, response);
            case Reply.Refused refused -> throw DashboardPages.refused(refused);
        }
    }

    private Thing found(Visit visit, String id) {
        return desk.find(visit.caller(), TYPE, id).orElseThrow(DashboardPages::notThere);
    }

    private void edit(
            Visit visit,
            String id,
            ProviderForm form,
            String done,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of(
                "form",
                form,
                "done",
                done,
                "at",
                ProviderArea.KEY + "/" + id,
                "redirectUri",
                address.redirectUri().toString());
        show(visit, id.equals("new") ? "new" : "edit", model, problems, request, response);
    }

    private void show(
            Visit visit,
            String template,
            Map<String, Object> model,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> all = new HashMap<>(model);
        all.put("offer", ProviderOffer.of(visit));
        pages.show(visit, ProviderArea.KEY, "provider/" + template, all, problems, request, response);
    }
}
