package io.rialto.server.webhook;

import io.rialto.server.database.Snapshot;
import io.rialto.server.database.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where others say what happened. Nothing is written where nobody wants to know. Safe for use by many threads. */
@Component
public class Announcements {

    private final Snapshot<List<Webhook>> webhooks;
    private final DeliveryRows rows;
    private final Deliveries deliveries;
    private final TransactionTemplate transactions;

    Announcements(
            WebhookRows webhooks,
            DeliveryRows rows,
            Deliveries deliveries,
            Snapshots snapshots,
            TransactionTemplate transactions) {
        this.webhooks = snapshots.of(webhooks::all);
        this.rows = rows;
        this.deliveries = deliveries;
        this.transactions = transactions;
    }

    /** Whether any webhook of any organization wants to know. */
    boolean wanted(EventType type) {
        return webhooks.current().stream().anyMatch(webhook -> webhook.wants(type));
    }

    /**
     * Says it, in the caller's transaction.
     *
     * @param source names what happened, so that it is said once; at most 60 characters
     * @param data texts, numbers, flags and nulls; never anything personal
     */
    public void announce(UUID organization, EventType type, String source, Map<String, ?> data, Instant at) {
        List<Webhook> listening = webhooks.current().stream()
                .filter(webhook -> webhook.organization().equals(organization) && webhook.wants(type))
                .toList();
        if (!listening.isEmpty()) {
            rows.event(organization, type, source, Bodies.data(data), at)
                    .ifPresent(event -> listening.forEach(webhook -> deliveries.begin(webhook, event, type)));
        }
    }

    /** Tells this webhook alone, so that somebody sees whether it works. */
    public void test(Webhook webhook, String source, Instant at) {
        String data = Bodies.data(Map.of("webhook", webhook.id()));
        transactions.executeWithoutResult(
                status -> rows.event(webhook.organization(), EventType.WEBHOOK_TEST, source, data, at)
                        .ifPresent(event -> deliveries.begin(webhook, event, EventType.WEBHOOK_TEST)));
    }
}
