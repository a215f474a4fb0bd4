package io.rialto.server.webhook;

import io.rialto.server.job.JobQueue;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.job.Plan;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Answer.Cause;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.outbound.SignedCall;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.webhook.Delivery.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Delivers: a job for each delivery, until it was taken or there is no hope. Safe for use by many threads. */
@Component
public class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Plan PLAN = new Plan("deliver-webhooks", "webhook_task", 16, Duration.ofSeconds(1));
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int GONE = 410;

    private final DeliveryRows rows;
    private final WebhookRows webhooks;
    private final Webhooks all;
    private final Outbound outbound;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final JobQueue queue;

    Deliveries(
            DeliveryRows rows,
            WebhookRows webhooks,
            Webhooks all,
            Outbound outbound,
            JobQueues queues,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.webhooks = webhooks;
        this.all = all;
        this.outbound = outbound;
        this.transactions = transactions;
        this.clock = clock;
        this.queue = queues.open(PLAN, this::look);
    }

    public Optional<Delivery> find(UUID organization, String id) {
        return rows.byId(id)
                .filter(delivery -> all.find(organization, delivery.webhook()).isPresent());
    }

    public Found<Delivery> search(UUID organization, Search search) {
        return rows.search(organization, search);
    }

    /** Delivers it again, however it ended. */
    public void again(Delivery delivery) {
        transactions.executeWithoutResult(status -> again(delivery.id()));
    }

    private void again(String id) {
        rows.again(id);
        queue.now(id);
    }

    /** Delivers again what happened since. Says how many. */
    public int replay(Webhook webhook, Instant since, boolean failedOnly) {
        List<String> found = rows.of(webhook.id(), since, failedOnly);
        transactions.executeWithoutResult(status -> found.forEach(this::again));
        return found.size();
    }

    /** In the caller's transaction. */
    void begin(Webhook webhook, String event, EventType type) {
        rows.delivery(webhook.id(), event, type).ifPresent(queue::begin);
    }

    private Supplier<Next> look(String id) {
        Delivery delivery = rows.byId(id).orElse(null);
        Webhook webhook =
                delivery == null ? null : webhooks.byId(delivery.webhook()).orElse(null);
        if (delivery == null || webhook == null || delivery.state() != State.WAITING) {
            return Next.Never::new;
        }
        if (webhook.disabledAt() != null) {
            return () -> settled(delivery, State.FAILED, delivery.attempts(), null, "disabled");
        }
        Answer answer = outbound.send(call(webhook, rows.content(delivery.event())));
        return () -> conclude(delivery, webhook, answer);
    }

    private Call call(Webhook webhook, DeliveryRows.Content content) {
        Instant now = clock.instant();
        String id = "evt_" + content.event();
        return SignedCall.of(webhook.url(), webhooks.signing(webhook.id(), now), id, Bodies.of(content), now)
                .upTo(1_024);
    }

    private Next conclude(Delivery delivery, Webhook webhook, Answer answer) {
        return switch (answer) {
            case Answer.Answered answered -> answered(delivery, webhook, answered);
            case Answer.Refused refused ->
                settled(delivery, State.FAILED, delivery.attempts() + 1, null, "address_not_allowed");
            // This server is busy, which is not the webhook's fault.
            case Answer.Failed(Cause cause)
            when cause == Cause.BUSY -> new Next.At(clock.instant().plus(SOON));
            // What it answered was longer than anybody reads, but it was an answer only if its status had been seen.
            case Answer.Failed(Cause cause) ->
                again(delivery, null, cause.name().toLowerCase(Locale.ROOT), Optional.empty());
        };
    }

    private Next answered(Delivery delivery, Webhook webhook, Answer.Answered answered) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return settled(delivery, State.DELIVERED, delivery.attempts() + 1, status, null);
        }
        if (status == GONE) {
            all.gone(webhook);
            return settled(delivery, State.FAILED, delivery.attempts() + 1, status, "gone");
        }
        return again(delivery, status, "not_taken", answered.header("Retry-After"));
    }

    private Next again(Delivery delivery, @Nullable Integer status, String reason, Optional<String> wish) {
        int attempts = delivery.attempts() + 1;
        Optional<Instant> next = Retries.next(attempts, wish, clock.instant());
        if (next.isEmpty()) {
            return settled(delivery, State.FAILED, attempts, status, reason);
        }
        rows.settle(delivery.id(), State.WAITING, attempts, status, reason, next.get());
        return new Next.At(next.get());
    }

    private Next settled(
            Delivery delivery, State state, int attempts, @Nullable Integer status, @Nullable String reason) {
        rows.settle(delivery.id(), state, attempts, status, reason, null);
        if (state == State.FAILED) {
            LOG.warn(
                    "event=webhook_failed webhook={} delivery={} reason={} status={}",
                    delivery.webhook(),
                    delivery.id(),
                    reason,
                    status);
        }
        return new Next.Never();
    }
}
