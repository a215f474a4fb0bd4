package io.rialto.server.webhook;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.outbound.SignedCall;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The webhooks of organizations. It does not ask who may: the caller has. What is written is written as a whole. */
@Component
public class Webhooks {

    /** How long the secret before signs, too. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private static final int SECRET_BYTES = 32;

    private final WebhookRows rows;
    private final Changes changes;
    private final Revision revision;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final SecureRandom random;
    private final Clock clock;

    Webhooks(
            WebhookRows rows,
            Changes changes,
            Revision revision,
            TransactionTemplate transactions,
            Ids ids,
            SecureRandom random,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.revision = revision;
        this.transactions = transactions;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /** A webhook with a secret that cannot be had again. */
    public record Made(Webhook webhook, String secret) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Made[" + webhook.id() + "]";
        }
    }

    /** What somebody decided about a webhook. */
    public record Draft(String name, URI url, Topics topics, boolean enabled) {}

    public Optional<Webhook> find(UUID organization, String id) {
        return rows.byId(id).filter(webhook -> webhook.organization().equals(organization));
    }

    public Found<Webhook> search(UUID organization, Search search) {
        return rows.search(organization, search);
    }

    /** Keeps others from changing it until the transaction ends. */
    public void lock(Webhook webhook) {
        rows.lock(webhook.id());
    }

    public Made create(UUID organization, Draft draft, Who who) {
        Instant now = now();
        Webhook made = new Webhook(
                ids.next(),
                organization,
                draft.name(),
                draft.url(),
                draft.topics(),
                draft.enabled() ? null : now,
                draft.enabled() ? null : "user",
                now,
                now);
        String secret = fresh();
        transactions.executeWithoutResult(status -> {
            rows.insert(made, new SecretPair(secret, null, null));
            record(null, made, Event.CREATE, new Alterations().secret("secret"), who);
        });
        return new Made(made, secret);
    }

    public Webhook update(Webhook before, Draft draft, Who who) {
        boolean was = before.disabledAt() == null;
        Instant now = now();
        Webhook after = new Webhook(
                before.id(),
                before.organization(),
                draft.name(),
                draft.url(),
                draft.topics(),
                was == draft.enabled() ? before.disabledAt() : draft.enabled() ? null : now,
                was == draft.enabled() ? before.disabledBecause() : draft.enabled() ? null : "user",
                before.createdAt(),
                now);
        transactions.executeWithoutResult(status -> {
            rows.update(after);
            record(before, after, Event.UPDATE, new Alterations(), who);
        });
        return after;
    }

    /** A new secret; for a day the one before signs, too. */
    public Made rotate(Webhook webhook, Who who) {
        String secret = fresh();
        transactions.executeWithoutResult(status -> {
            rows.lock(webhook.id());
            String current = rows.secrets(webhook.id()).current();
            rows.replaceSecrets(webhook.id(), new SecretPair(secret, current, now().plus(OVERLAP)));
            record(webhook, webhook, Event.UPDATE, new Alterations().secret("secret"), who);
        });
        return new Made(webhook, secret);
    }

    public void delete(Webhook webhook, Who who) {
        transactions.executeWithoutResult(status -> {
            rows.delete(webhook.id());
            record(webhook, null, Event.DESTROY, new Alterations(), who);
        });
    }

    /** Its address says that nobody is there any more. */
    void gone(Webhook webhook) {
        Webhook after = new Webhook(
                webhook.id(),
                webhook.organization(),
                webhook.name(),
                webhook.url(),
                webhook.topics(),
                now(),
                "gone",
                webhook.createdAt(),
                now());
        rows.update(after);
        record(webhook, after, Event.UPDATE, new Alterations(), Who.SYSTEM);
    }

    private void record(
            @Nullable Webhook before, @Nullable Webhook after, Event event, Alterations alterations, Who who) {
        Webhook one = after == null ? before : after;
        if (one == null) {
            return;
        }
        alterations
                .of("name", before == null ? null : before.name(), after == null ? null : after.name())
                .of("url", before == null ? null : before.url(), after == null ? null : after.url())
                .of(
                        "topics",
                        before == null ? null : before.topics().text(),
                        after == null ? null : after.topics().text())
                .of(
                        "disabled_at",
                        before == null ? null : before.disabledAt(),
                        after == null ? null : after.disabledAt());
        changes.record(new Subject(one.organization(), "webhooks", one.id()), event, alterations, who);
        revision.advance();
    }

    private String fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return SignedCall.secret(secret);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
