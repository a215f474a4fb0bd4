package io.rialto.server.dashboard.webhook;

import static io.rialto.server.dashboard.DashboardPages.seeOther;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Pager;
import io.rialto.server.dashboard.Problems;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of webhooks, the form for a new one, and the page of each. */
@Controller
@RequestMapping("/dashboard/{organization}/webhooks")
class WebhooksController {

    private static final String TYPE = "webhooks";

    private final Desk desk;
    private final DashboardPages pages;

    WebhooksController(Desk desk, DashboardPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** What the form holds. */
    record Form(String name, String url, String topics) {

        // What a request leaves out is empty.
        Form {
            name = Objects.requireNonNullElse(name, "");
            url = Objects.requireNonNullElse(url, "");
            topics = Objects.requireNonNullElse(topics, "");
        }

        static final Form EMPTY = new Form("", "", "*");

        static Form of(Thing webhook) {
            return new Form(webhook.text("name"), webhook.text("url"), webhook.text("topics"));
        }

        Map<String, String> attributes() {
            return Map.of("name", name, "url", url, "topics", topics);
        }

        /** To choose from. */
        public List<TopicGroup> groups() {
            return TopicGroup.of(topics);
        }

        public boolean everything() {
            return TopicGroup.isEverything(topics);
        }
    }

    @GetMapping
    void list(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<WebhookRow> rows = desk.list(visit.caller(), TYPE, Map.of("sort", "name")).things().stream()
                .map(WebhookRow::of)
                .toList();
        Map<String, Object> model = Map.of("rows", rows, "mayCreate", visit.may(Act.CREATE, Subject.WEBHOOKS));
        pages.show(visit, WebhookArea.KEY, "webhook/list", model, request, response);
    }

    @GetMapping("/new")
    void form(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(visit, Form.EMPTY, Problems.NONE, request, response);
    }

    @PostMapping("/new")
    void create(Visit visit, Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (desk.create(visit.caller(), TYPE, form.attributes())) {
            case Reply.Done made -> shown(visit, made.one(), made.one().text("secret"), "made", 1, request, response);
            case Reply.Refused refused -> show(visit, form, Problems.of(refused), request, response);
        }
    }

    @GetMapping("/{id}")
    void one(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        shown(visit, found(visit, id), "", done, page, request, response);
    }

    @GetMapping("/{id}/edit")
    void edit(Visit visit, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Thing webhook = found(visit, id);
        edit(visit, webhook, Form.of(webhook), Problems.NONE, request, response);
    }

    @PostMapping("/{id}/edit")
    void change(
            Visit visit, @PathVariable String id, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (desk.update(visit.caller(), TYPE, id, form.attributes())) {
            case Reply.Done changed -> seeOther(visit, "webhooks/" + id + "?done=changed", response);
            case Reply.Refused refused -> edit(visit, found(visit, id), form, Problems.of(refused), request, response);
        }
    }

    /**
     * What its buttons do.
     *
     * @param act one of the resource's triggers
     */
    @PostMapping("/{id}/{act:enable|disable|test|rotate_secret}")
    void act(
            Visit visit,
            @PathVariable String id,
            @PathVariable String act,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (desk.update(visit.caller(), TYPE, id, Map.of("_" + act, true))) {
            case Reply.Done(var things, var more, var total, var count, var tag)
            when act.equals("rotate_secret") ->
                shown(visit, things.getFirst(), things.getFirst().text("secret"), act, 1, request, response);
            case Reply.Done changed -> seeOther(visit, "webhooks/" + id + "?done=" + act, response);
            case Reply.Refused refused -> throw DashboardPages.refused(refused);
        }
    }

    @PostMapping("/{id}/delete")
    void delete(Visit visit, @PathVariable String id, HttpServletResponse response) {
        switch (desk.delete(visit.caller(), TYPE, id)) {
            case Reply.Done gone -> seeOther(visit, "webhooks", response);
            case Reply.Refused refused -> throw DashboardPages.refused(refused);
        }
    }

    @PostMapping("/{id}/deliveries/{delivery}/retry")
    void retry(Visit visit, @PathVariable String id, @PathVariable String delivery, HttpServletResponse response) {
        switch (desk.update(visit.caller(), "webhook_deliveries", delivery, Map.of("_retry", true))) {
            case Reply.Done again -> seeOther(visit, "webhooks/" + id + "?done=retry", response);
            case Reply.Refused refused -> throw DashboardPages.refused(refused);
        }
    }

    private Thing found(Visit visit, String id) {
        return desk.find(visit.caller(), TYPE, id).orElseThrow(DashboardPages::notThere);
    }

    private void show(
            Visit visit, Form form, Problems problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of("form", form, "mayWrite", visit.may(Act.CREATE, Subject.WEBHOOKS));
        pages.show(visit, WebhookArea.KEY, "webhook/new", model, problems, request, response);
    }

    private void edit(
            Visit visit,
            Thing webhook,
            Form form,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = Map.of(
                "form", form,
                "webhook", WebhookRow.of(webhook),
                "mayWrite", visit.may(Act.UPDATE, Subject.WEBHOOKS));
        pages.show(visit, WebhookArea.KEY, "webhook/edit", model, problems, request, response);
    }

    private void shown(
            Visit visit,
            Thing webhook,
            String secret,
            String done,
            int page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> wanted = Map.of("filter[q][webhook_id_eq]", webhook.id(), "sort", "-created_at");
        Reply.Done list = desk.list(visit.caller(), "webhook_deliveries", Pager.parameters(wanted, page));
        Map<String, Object> model = Map.of(
                "webhook", WebhookRow.of(webhook),
                "secret", secret,
                "done", WebhookRow.said(done),
                "deliveries", list.things().stream().map(DeliveryRow::of).toList(),
                "pager", Pager.of(list, visit.path("webhooks/" + webhook.id()), Map.of(), page),
                "offer", WebhookOffer.of(visit));
        pages.show(visit, WebhookArea.KEY, "webhook/show", model, request, response);
    }
}
