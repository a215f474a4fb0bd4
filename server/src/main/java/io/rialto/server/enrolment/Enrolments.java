package io.rialto.server.enrolment;

import io.rialto.server.customer.Customer;
import io.rialto.server.enrolment.Enrolled.Account;
import io.rialto.server.enrolment.Enrolled.Busy;
import io.rialto.server.enrolment.Enrolled.Lacking;
import io.rialto.server.enrolment.Enrolled.Malformed;
import io.rialto.server.enrolment.Enrolled.Unconfirmed;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.release.Release;
import io.rialto.server.release.Release.Released;
import io.rialto.server.release.Releases;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds or makes accounts. Safe for use by many threads. */
@Component
public class Enrolments {

    private final Releases releases;
    private final Line out;
    private final Pauses pauses;

    public Enrolments(Releases releases, Outbound outbound, Clock clock) {
        this.releases = releases;
        this.out = outbound::send;
        this.pauses = new Pauses(clock);
    }

    /**
     * The customer's account at the service; waits for the service's API, ten seconds a call at most.
     *
     * @param target where the customer wants to land inside the service, allowed
     */
    public Enrolled of(ExternalService service, AccountApi api, Customer customer, Optional<String> target) {
        return switch (prepared(service, api, customer, target, out)) {
            case Prepared.Known(String account) -> new Account(account);
            case Prepared.Not(Enrolled why) -> why;
            case Prepared.Ready(Conversation conversation, Conversation.Subject subject) ->
                called(service, conversation, subject);
        };
    }

    /** What {@link #of} would ask; nobody is called. */
    public Rehearsed rehearsed(ExternalService service, AccountApi api, Customer customer, Optional<String> target) {
        return switch (prepared(service, api, customer, target, out)) {
            case Prepared.Known(String account) -> new Rehearsed.Known(account);
            case Prepared.Not(Enrolled why) -> new Rehearsed.Hindered(why);
            case Prepared.Ready(Conversation conversation, Conversation.Subject subject) ->
                new Rehearsed.Asked(conversation.questions(subject));
        };
    }

    /**
     * The same for a stand-in, whose API is played on a line of its own: the service's is neither called nor, when the stand-in asks for
     * it, left alone.
     */
    public Enrolled tried(
            ExternalService standIn, AccountApi api, Customer customer, Optional<String> target, Line line) {
        return switch (prepared(standIn, api, customer, target, line)) {
            case Prepared.Known(String account) -> new Account(account);
            case Prepared.Not(Enrolled why) -> why;
            case Prepared.Ready(Conversation conversation, Conversation.Subject subject) -> conversation.about(subject);
        };
    }

    /** What the service's API is shown; nothing as long as nobody said it. */
    public static Optional<Secret> secret(ExternalService service) {
        // Where the API is the whole of it, there is but one secret.
        return service.protocol() instanceof Api
                ? service.secrets().signing()
                : service.secrets().forItsApi();
    }

    private sealed interface Prepared {

        record Known(String account) implements Prepared {}

        record Not(Enrolled why) implements Prepared {}

        record Ready(Conversation conversation, Conversation.Subject subject) implements Prepared {}
    }

    private Prepared prepared(
            ExternalService service, AccountApi api, Customer customer, Optional<String> target, Line line) {
        Optional<String> known = known(service, api, customer);
        if (known.isPresent()) {
            // What the shop knows is followed no further than what the service answers.
            return service.protocol() instanceof Api lets && !Addresses.within(lets.home(), known.get())
                    ? new Prepared.Not(new Malformed(name(api)))
                    : new Prepared.Known(known.get());
        }
        Optional<Secret> secret = secret(service);
        if (secret.isEmpty()) {
            return new Prepared.Not(new Lacking(name(api)));
        }
        // Whoever need not own an address could come into another's account by it.
        if (!customer.emailVerified()) {
            return new Prepared.Not(new Unconfirmed());
        }
        return switch (releases.release(customer, api.make().told())) {
            case Release.Missing(String attribute) -> new Prepared.Not(new Lacking(attribute));
            case Release.Malformed(String attribute) -> new Prepared.Not(new Malformed(attribute));
            case Released told ->
                prepared(service, api, customer, told, target, new Conversation(line, service, api, secret.get()));
        };
    }

    private Prepared prepared(
            ExternalService service,
            AccountApi api,
            Customer customer,
            Released told,
            Optional<String> target,
            Conversation conversation) {
        Map<String, String> parameters = new LinkedHashMap<>();
        AccountApi.Find find = api.find();
        if (find != null) {
            for (Map.Entry<String, String> parameter : find.parameters().entrySet()) {
                Optional<String> value = releases.text(parameter.getValue(), customer, service);
                if (value.isEmpty()) {
                    return new Prepared.Not(new Lacking(parameter.getKey()));
                }
                parameters.put(parameter.getKey(), value.get());
            }
        }
        return new Prepared.Ready(conversation, new Conversation.Subject(customer.email(), parameters, told, target));
    }

    private Optional<String> known(ExternalService service, AccountApi api, Customer customer) {
        String known = api.known();
        return known == null ? Optional.empty() : releases.text(known, customer, service);
    }

    private Enrolled called(ExternalService service, Conversation conversation, Conversation.Subject subject) {
        if (!pauses.enter(service.id())) {
            return new Busy("");
        }
        try {
            Enrolled enrolled = conversation.about(subject);
            if (enrolled instanceof Busy busy) {
                pauses.pause(service.id(), busy.detail());
            }
            return enrolled;
        } finally {
            pauses.leave(service.id());
        }
    }

    private static String name(AccountApi api) {
        String attribute = api.attribute();
        return attribute == null ? "account" : attribute;
    }
}
