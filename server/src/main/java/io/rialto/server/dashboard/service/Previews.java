package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.DashboardPages;
import io.rialto.server.dashboard.Visit;
import io.rialto.server.json.StrictJson;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the API what would leave for a customer. */
@Component
class Previews {

    private static final int FORBIDDEN = 403;

    private final Desk desk;

    Previews(Desk desk) {
        this.desk = desk;
    }

    /** Of the service as it is; of a draft, as if it were published. */
    PreviewCard of(Visit visit, ServiceReadings.Found found, PreviewForm form) {
        return isDraft(visit, found)
                ? of(visit, found, form, found.service().map("definition"))
                : asked(visit, found, form, Map.of());
    }

    /** Of what somebody is typing. */
    PreviewCard of(
            Visit visit,
            ServiceReadings.Found found,
            PreviewForm form,
            Map<String, ? extends @Nullable Object> definition) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("definition", definition);
        found.service().optional("preset").ifPresent(preset -> draft.put("preset", preset));
        return asked(visit, found, form, draft);
    }

    private PreviewCard asked(Visit visit, ServiceReadings.Found found, PreviewForm form, Map<String, Object> draft) {
        Map<String, Object> asked = new LinkedHashMap<>(draft);
        asked.put("site", found.site().text("slug"));
        asked.put("service", found.service().text("slug"));
        if (!form.customer().isBlank()) {
            Optional<Map<String, Object>> customer = StrictJson.document(form.customer());
            if (customer.isEmpty()) {
                return PreviewCard.none(
                        "what you pasted is no JSON object. It has the form of a ticket’s customer, with its id.");
            }
            asked.put("customer", customer.get());
        } else if (!form.customerId().isBlank()) {
            asked.put("customer_id", form.customerId().strip());
        } else {
            asked.put("persona", form.persona());
        }
        return switch (desk.create(visit.caller(), "previews", asked)) {
            case Reply.Done made -> PreviewCard.of(made.one());
            case Reply.Refused refused when refused.status() == FORBIDDEN -> throw DashboardPages.refused(refused);
            case Reply.Refused refused -> PreviewCard.none(refused.sentence());
        };
    }

    private static boolean isDraft(Visit visit, ServiceReadings.Found found) {
        return !found.service().flag("active")
                && ServiceRow.byApi(found.service())
                && visit.isOfRole(Act.UPDATE, Subject.SERVICES);
    }
}
