package io.rialto.server.api;

import io.rialto.server.api.PreviewsResource.Preview;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Shown;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.launch.Personas;
import io.rialto.server.launch.Rehearsal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a preview is told and what it answers. */
final class PreviewSchema {

    static final Schema<Preview> SCHEMA = answered(asked()).build();

    private PreviewSchema() {}

    private static Schema.Builder<Preview> asked() {
        return Schema.of("previews", Preview::id)
                .saying("What would come of a customer's launch: the message that would leave, without its seal, or"
                        + " why none would.")
                .unkept()
                .offering(Operation.CREATE)
                .sparing(Operation.CREATE)
                .with(
                        Attribute.text("site")
                                .required()
                                .saying("The site's slug.")
                                .like("main"),
                        Preview::site)
                .with(
                        Attribute.text("service")
                                .required()
                                .saying("The service's slug.")
                                .like("rewards"),
                        Preview::service)
                .with(
                        Attribute.object("definition")
                                .optional()
                                .saying("Of a service that is not written yet, or not so: what it would say, as"
                                        + " services have it. A draft may lack something. For whoever may write"
                                        + " services; its secrets are kept from the service of that slug. Never"
                                        + " answered; null."),
                        preview -> null)
                .with(
                        Attribute.text("preset")
                                .optional()
                                .atMost(60)
                                .saying("With a definition: the preset that it would be made from. Never answered;"
                                        + " null.")
                                .like("zendesk-jwt"),
                        preview -> null)
                .with(
                        Attribute.oneOf(
                                        "persona",
                                        Arrays.stream(Personas.values())
                                                .map(Personas::key)
                                                .toArray(String[]::new))
                                .optional()
                                .saying("A customer that does not exist. "
                                        + Arrays.stream(Personas.values())
                                                .map(persona -> persona.key() + ": " + persona.summary())
                                                .collect(Collectors.joining("; "))
                                        + "."),
                        preview -> null)
                .with(
                        Attribute.object("customer")
                                .optional()
                                .saying("Instead of a persona: a customer in the form of a ticket's customer, with its"
                                        + " id. It is not kept."),
                        preview -> null)
                .with(
                        Attribute.text("customer_id")
                                .optional()
                                .atMost(64)
                                .saying("Instead of a persona: the shop's customer id. The customer is read from the"
                                        + " shop, and not kept.")
                                .like("42"),
                        preview -> null)
                .with(
                        Attribute.text("customer_email")
                                .optional()
                                .atMost(254)
                                .saying("Instead of a persona: the customer's e-mail address at the shop, likewise.")
                                .like("jane.doe@example.test"),
                        preview -> null)
                .with(
                        Attribute.text("to")
                                .optional()
                                .atMost(2_048)
                                .saying("Where the link would lead inside the service."),
                        preview -> null);
    }

    private static Schema.Builder<Preview> answered(Schema.Builder<Preview> schema) {
        return schema.with(
                        Attribute.oneOf("outcome", "issued", "refused").saying("Whether the customer would enter."),
                        preview -> preview.rehearsal() instanceof Rehearsal.Entered ? "issued" : "refused")
                .with(
                        Attribute.text("reason").orNull().saying("Of a refusal: its code, as the log has it."),
                        preview ->
                                preview.turnedAway(refused -> refused.reason().code()))
                .with(
                        Attribute.text("detail").orNull().saying("Of a refusal: which attribute, rule or setting."),
                        preview -> preview.turnedAway(Rehearsal.TurnedAway::detail))
                .with(
                        Attribute.text("remedy").orNull().saying("Of a refusal: what to fix."),
                        preview ->
                                preview.turnedAway(refused -> refused.reason().remedy()))
                .with(
                        Attribute.text("customer_reads").orNull().saying("Of a refusal: what its page says."),
                        preview -> preview.turnedAway(refused -> refused.reason()
                                        .title() + ". " + refused.reason().sentence()))
                .with(
                        Attribute.oneOf("account", "new", "known", "other")
                                .orNull()
                                .saying("Whether the service knows the customer. other: it was told another name"
                                        + " before, and would make a second account."),
                        preview -> preview.entered(
                                entered -> entered.prospect().account().name().toLowerCase(Locale.ROOT)))
                .with(
                        Attribute.flag("address_shared")
                                .orNull()
                                .saying("Whether another customer entered the service with the same e-mail address."),
                        preview -> preview.entered(entered -> entered.prospect().addressTaken()))
                .with(
                        Attribute.text("destination").orNull().saying("Where the browser would carry the message."),
                        preview -> preview.entered(
                                entered -> shown(entered, shown -> shown.to().toString())))
                .with(
                        Attribute.text("method").orNull().saying("POST or GET."),
                        preview -> preview.entered(entered -> shown(entered, Shown::method)))
                .with(
                        Attribute.object("fields").orNull().saying("What it would carry, by field or parameter."),
                        preview -> preview.entered(entered -> shown(entered, Shown::fields)))
                .with(
                        Attribute.text("message")
                                .orNull()
                                .saying("The message, decoded, without signature or keyed hash."),
                        preview -> preview.entered(entered -> shown(entered, Shown::message)))
                .with(
                        Attribute.object("account_api")
                                .orNull()
                                .saying("What the service's own API would be asked first, and is not asked by a"
                                        + " preview: requests, each with when (always, where_there_is_none),"
                                        + " method, url, headers, media_type and body. Secrets are left out. What"
                                        + " it answers stands for itself in the message.")
                                .like(
                                        Map.of(
                                                "requests",
                                                List.of(
                                                        Map.of(
                                                                "when", "always",
                                                                "method", "GET",
                                                                "url",
                                                                        "https://api.partner.example/customers?email=jane.doe%40example.test")))),
                        preview -> preview.entered(entered -> AccountRequests.of(entered.questions())))
                .with(
                        Attribute.object("explanation")
                                .orNull()
                                .saying("Where each part comes from: the subject, and each attribute with its"
                                        + " expression."),
                        preview -> preview.entered(PreviewSchema::explanation));
    }

    private static @Nullable Object shown(Rehearsal.Entered entered, java.util.function.Function<Shown, Object> value) {
        return entered.shown().map(value).orElse(null);
    }

    private static Map<String, Object> explanation(Rehearsal.Entered entered) {
        ExternalService service = entered.service();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("subject", subject(entered));
        told.put("attributes", attributes(entered));
        told.put("not_sent", unsent(entered));
        told.put("allowed_by", Objects.requireNonNullElse(service.allow(), "every customer"));
        return told;
    }

    private static Map<String, Object> subject(Rehearsal.Entered entered) {
        String expression = entered.service().protocol().nameIdValue();
        return Map.of(
                "kind", entered.subject().kind().name().toLowerCase(Locale.ROOT),
                "value", entered.subject().value(),
                "from", expression == null ? origin(entered) : expression);
    }

    private static String origin(Rehearsal.Entered entered) {
        return switch (entered.subject().kind()) {
            case PERSISTENT ->
                "a keyed hash of site, service and customer id: the same at every launch, another at every service";
            case EMAIL -> "customer.email";
            case CUSTOMER_ID -> "customer.id";
            case TRANSIENT -> "random, another at every launch";
        };
    }

    private static List<Map<String, Object>> attributes(Rehearsal.Entered entered) {
        Map<String, String> mapping = entered.service().release().attributes();
        return entered.released().attributes().stream()
                .map(attribute -> Map.<String, Object>of(
                        "name", attribute.name(),
                        "values", attribute.values(),
                        "from", mapping.getOrDefault(attribute.name(), ""),
                        "required", entered.service().release().required().contains(attribute.name())))
                .toList();
    }

    /** The mapped attributes that this customer does not have. */
    private static List<String> unsent(Rehearsal.Entered entered) {
        Stream<String> mapped = entered.service().release().attributes().keySet().stream();
        return mapped.filter(name -> entered.released().attributes().stream()
                        .noneMatch(attribute -> attribute.name().equals(name)))
                .toList();
    }
}
