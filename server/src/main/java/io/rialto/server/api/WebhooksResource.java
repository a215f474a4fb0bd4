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
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Objection;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.webhook.Announcements;
import io.rialto.server.webhook.Topics;
import io.rialto.server.webhook.Webhook;
import io.rialto.server.webhook.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /api/webhooks}: addresses that are told what happens. All members read them; owners and admins write them. */
@Component
class WebhooksResource implements Resource<WebhooksResource.Shown> {

    private static final String MASKED = "********";
    private static final String ENABLE = "_enable";
    private static final String DISABLE = "_disable";
    private static final String ROTATE = "_rotate_secret";
    private static final String TEST = "_test";

    /** @param secret in the answer to its making alone */
    record Shown(Webhook webhook, @Nullable String secret) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Shown[" + webhook.id() + "]";
        }
    }

    private static final Schema<Shown> SCHEMA = Schema.of(
                    "webhooks", (Shown shown) -> shown.webhook().id())
            .saying("An address that is told what happens in the organization, signed as Standard Webhooks has it.")
            .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE, Operation.DELETE)
            .sparing(Operation.DELETE)
            .sparingChanges(given -> given.only(DISABLE, ROTATE))
            .with(
                    Attribute.text("name").required().atMost(200).searched().like("Monitoring"),
                    shown -> shown.webhook().name())
            .with(
                    Attribute.text("url")
                            .required()
                            .atMost(2_000)
                            .searched()
                            .saying("https, and no address of a private network.")
                            .like("https://hooks.acme.example/rialto"),
                    shown -> shown.webhook().url().toString())
            .with(
                    Attribute.text("topics")
                            .required()
                            .atMost(2_000)
                            .searched()
                            .saying("Separated by commas: * for all, a group as launch.*, or one of " + Topics.known()
                                    + ".")
                            .like("launch.refused,key.*"),
                    shown -> shown.webhook().topics().text())
            .with(
                    Attribute.text("secret").saying("Shown once, when it is made. Deliveries are signed with it."),
                    shown -> shown.secret() == null ? MASKED : shown.secret())
            .with(
                    Attribute.instant("disabled_at").orNull().searched(),
                    shown -> shown.webhook().disabledAt())
            .with(
                    Attribute.oneOf("disabled_because", "user", "gone")
                            .orNull()
                            .saying("gone: the address answered 410."),
                    shown -> shown.webhook().disabledBecause())
            .with(
                    Attribute.instant("created_at").searched(),
                    shown -> shown.webhook().createdAt())
            .with(
                    Attribute.instant("updated_at").searched(),
                    shown -> shown.webhook().updatedAt())
            .trigger(ENABLE, "It is told again.")
            .trigger(DISABLE, "It is told nothing; what happens meanwhile is not kept for it.")
            .trigger(ROTATE, "A new secret, in the answer. For 24 hours the one before signs, too.")
            .trigger(TEST, "Delivers webhook.test.")
            .build();

    private final Webhooks webhooks;
    private final Announcements announcements;
    private final Guard guard;
    private final Ids ids;
    private final Clock clock;

    WebhooksResource(Webhooks webhooks, Announcements announcements, Guard guard, Ids ids, Clock clock) {
        this.webhooks = webhooks;
        this.announcements = announcements;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Schema<Shown> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return webhooks.find(caller.organization().value(), id).map(webhook -> new Shown(webhook, null));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        return webhooks.search(caller.organization().value(), search).map(webhook -> new Shown(webhook, null));
    }

    @Override
    public void lock(Caller caller, Shown present) {
        webhooks.lock(present.webhook());
    }

    @Override
    public Outcome<Shown> create(Caller caller, Given given) {
        return refused(caller, Act.CREATE, Optional.empty(), given).orElseGet(() -> {
            Webhooks.Draft draft = new Webhooks.Draft(
                    given.required("name"),
                    URI.create(given.required("url")),
                    Topics.of(given.required("topics")).orElseThrow(),
                    !given.triggered(DISABLE));
            Webhooks.Made made = webhooks.create(caller.organization().value(), draft, Rights.who(caller));
            return Outcome.done(new Shown(made.webhook(), made.secret()));
        });
    }

    @Override
    public Outcome<Shown> update(Caller caller, Shown present, Given given) {
        return refused(caller, Act.UPDATE, Optional.of(present), given)
                .orElseGet(() -> changed(caller, present.webhook(), given));
    }

    private Outcome<Shown> changed(Caller caller, Webhook present, Given given) {
        Webhook changed = webhooks.update(
                present,
                new Webhooks.Draft(
                        given.textOr("name", present.name()),
                        URI.create(given.textOr("url", present.url().toString())),
                        Topics.of(given.textOr("topics", present.topics().text()))
                                .orElseThrow(),
                        !given.triggered(DISABLE) && (given.triggered(ENABLE) || present.disabledAt() == null)),
                Rights.who(caller));
        String secret = given.triggered(ROTATE)
                ? webhooks.rotate(changed, Rights.who(caller)).secret()
                : null;
        if (given.triggered(TEST)) {
            announcements.test(changed, ids.next(), clock.instant());
        }
        return Outcome.done(new Shown(changed, secret));
    }

    @Override
    public Outcome<Shown> delete(Caller caller, Shown present) {
        return Rights.<Shown>refusal(caller, Act.DESTROY, Subject.WEBHOOKS).orElseGet(() -> {
            webhooks.delete(present.webhook(), Rights.who(caller));
            return Outcome.done(present);
        });
    }

    private Optional<Outcome<Shown>> refused(Caller caller, Act act, Optional<Shown> present, Given given) {
        return Rights.<Shown>refusal(caller, act, Subject.WEBHOOKS).or(() -> {
            List<Fault> faults = faults(caller, present, given);
            return faults.isEmpty() ? Optional.empty() : Optional.of(Outcome.refused(new Refusal.Invalid(faults)));
        });
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<Shown> present, Given given) {
        List<Fault> faults = new ArrayList<>();
        if (given.has("topics") && Topics.of(given.textOr("topics", "")).isEmpty()) {
            faults.add(Fault.of("topics", "must be *, groups as launch.*, or some of " + Topics.known(), "invalid"));
        }
        if (given.has("url")) {
            guard.objectionTo(given.textOr("url", ""))
                    .map(Objection::sentence)
                    .ifPresent(sentence -> faults.add(Fault.of("url", sentence, "invalid")));
        }
        if (given.triggered(ENABLE) && given.triggered(DISABLE)) {
            faults.add(Fault.of(DISABLE, "can't go together with _enable", "exclusion"));
        }
        return faults;
    }
}
