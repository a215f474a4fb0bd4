package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import io.rialto.server.webhook.Deliveries;
import io.rialto.server.webhook.Delivery;
import io.rialto.server.webhook.Webhook;
import io.rialto.server.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Webhooks whose address is gone, or did not take what it was told. */
@Component
class WebhookWatching implements Watch {

    private static final Duration RECENT = Duration.ofDays(1);
    private static final int MOST = Page.LARGEST;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Clock clock;

    WebhookWatching(Webhooks webhooks, Deliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        return webhooks
                .search(organization.value(), new Search(Condition.ALWAYS, List.of(), new Page(1, MOST)))
                .items()
                .stream()
                .flatMap(webhook -> of(organization, webhook));
    }

    private Stream<Attention> of(OrganizationId organization, Webhook webhook) {
        Where where = new Where("webhooks", webhook.id(), "webhooks/" + webhook.id());
        Instant disabled = webhook.disabledAt();
        if (disabled != null) {
            return "gone".equals(webhook.disabledBecause())
                    ? Stream.of(new Attention(
                            "webhook_gone",
                            Severity.WARNING,
                            webhook.name() + " is told nothing any more: its address said that it is gone.",
                            disabled,
                            where))
                    : Stream.empty();
        }
        Found<Delivery> failed = deliveries.search(
                organization.value(),
                new Search(
                        new Condition.All(List.of(
                                Condition.is("webhook_id", webhook.id()),
                                Condition.is("state", "failed"),
                                new Condition.Test(
                                        "updated_at",
                                        Predicate.GT,
                                        List.of(clock.instant().minus(RECENT).toString())))),
                        List.of(),
                        new Page(1, 1)));
        return failed.items().stream()
                .map(one -> new Attention(
                        "webhook_failing",
                        Severity.WARNING,
                        webhook.name() + " did not take " + failed.total()
                                + " of its deliveries of the last day, however often it was tried.",
                        one.updatedAt(),
                        where));
    }
}
