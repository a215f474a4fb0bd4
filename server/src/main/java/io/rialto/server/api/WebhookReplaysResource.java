package io.rialto.server.api;

import io.rialto.server.database.Ids;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.webhook.Deliveries;
import io.rialto.server.webhook.Webhook;
import io.rialto.server.webhook.Webhooks;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code POST /api/webhook_replays}: delivers again what a webhook was told, or should have been, since a moment. */
@Component
class WebhookReplaysResource implements Resource<WebhookReplaysResource.Replay> {

    record Replay(String id, String webhook, Instant since, boolean failedOnly, int deliveries) {}

    private static final Schema<Replay> SCHEMA = Schema.of("webhook_replays", Replay::id)
            .saying("Delivers again what happened since, to one webhook.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(Attribute.text("webhook").required().saying("The webhook's id."), Replay::webhook)
            .with(Attribute.instant("since").required().saying("Events are kept for 30 days."), Replay::since)
            .with(Attribute.flag("failed_only").writable().saying("Only what was never taken."), Replay::failedOnly)
            .with(Attribute.number("deliveries").saying("How many are delivered again."), Replay::deliveries)
            .build();

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Ids ids;

    WebhookReplaysResource(Webhooks webhooks, Deliveries deliveries, Ids ids) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.ids = ids;
    }

    @Override
    public Schema<Replay> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Replay> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Replay> create(Caller caller, Given given) {
        return Rights.<Replay>refusal(caller, Act.CREATE, Subject.WEBHOOK_REPLAYS)
                .orElseGet(() -> webhooks.find(caller.organization().value(), given.required("webhook"))
                        .map(webhook -> Outcome.done(replay(webhook, given)))
                        .orElseGet(() -> Outcome.refused(new Refusal.Invalid(
                                Fault.of("webhook", "is none of your organization's", "invalid")))));
    }

    private Replay replay(Webhook webhook, Given given) {
        Instant since = Objects.requireNonNull(given.instant("since", null));
        boolean failedOnly = given.flagOr("failed_only", false);
        return new Replay(ids.next(), webhook.id(), since, failedOnly, deliveries.replay(webhook, since, failedOnly));
    }
}
