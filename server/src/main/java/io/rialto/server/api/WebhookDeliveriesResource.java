package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import io.rialto.server.webhook.Deliveries;
import io.rialto.server.webhook.Delivery;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/webhook_deliveries}: what webhooks were told, and how that ended. All members read them; owners and admins repeat them. */
@Component
class WebhookDeliveriesResource implements Resource<Delivery> {

    private static final String RETRY = "_retry";

    private static final Schema<Delivery> SCHEMA = Schema.of("webhook_deliveries", Delivery::id)
            .saying("One event for one webhook. They are kept for 30 days.")
            .offering(Operation.LIST, Operation.UPDATE)
            .sparing(Operation.UPDATE)
            .with(
                    Attribute.text("event")
                            .searched()
                            .saying("The event's id: in the header webhook-id it stands behind evt_."),
                    Delivery::event)
            .with(Attribute.text("type").searched().like("launch.refused"), Delivery::type)
            .with(
                    Attribute.oneOf(
                                    "state",
                                    Arrays.stream(Delivery.State.values())
                                            .map(Delivery.State::key)
                                            .toArray(String[]::new))
                            .searched(),
                    delivery -> delivery.state().key())
            .with(Attribute.number("attempts").searched(), Delivery::attempts)
            .with(Attribute.number("status").orNull().saying("What the address answered last."), Delivery::status)
            .with(Attribute.text("reason").orNull().saying("Why it was not taken."), Delivery::reason)
            .with(Attribute.instant("next_at").orNull().saying("When it is tried next."), Delivery::nextAt)
            .with(Attribute.instant("created_at").searched(), Delivery::createdAt)
            .with(Attribute.instant("updated_at").searched(), Delivery::updatedAt)
            .toOne("webhook", "webhooks", delivery -> Optional.of(delivery.webhook()))
            .filter("webhook_id", Type.TEXT)
            .trigger(RETRY, "It is delivered once more, from the first try on.")
            .build();

    private final Deliveries deliveries;

    WebhookDeliveriesResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Schema<Delivery> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Delivery> find(Caller caller, String id) {
        return deliveries.find(caller.organization().value(), id);
    }

    @Override
    public Found<Delivery> list(Caller caller, Search search) {
        return deliveries.search(caller.organization().value(), search);
    }

    @Override
    public void lock(Caller caller, Delivery present) {
        // To repeat it twice at once is to repeat it.
    }

    @Override
    public Outcome<Delivery> update(Caller caller, Delivery present, Given given) {
        return Rights.<Delivery>refusal(caller, Act.UPDATE, Subject.WEBHOOK_DELIVERIES)
                .orElseGet(() -> {
                    if (given.triggered(RETRY)) {
                        deliveries.again(present);
                    }
                    return Outcome.done(find(caller, present.id()).orElse(present));
                });
    }
}
