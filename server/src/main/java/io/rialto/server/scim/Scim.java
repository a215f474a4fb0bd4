package io.rialto.server.scim;

import io.rialto.server.outbound.Outbound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes services' accounts what they should be. Each call takes as long as the service does to answer, within the limits of every
 * call that goes out. Safe for use by many threads; two calls for one account at a time may make two accounts.
 */
@Component
public class Scim {

    private final Outbound outbound;
    private final Tokens tokens;
    private final Discovery discovery;
    private final Clock clock;

    Scim(Outbound outbound, Tokens tokens, Discovery discovery, Clock clock) {
        this.outbound = outbound;
        this.tokens = tokens;
        this.discovery = discovery;
        this.clock = clock;
    }

    /** Makes the account, or what differs of it. */
    public Outcome keep(ScimServer server, Wanted wanted) {
        return at(server, (conversation, features) -> new Keeping(conversation, features).keep(wanted));
    }

    /** Several, each for itself; in few requests where the service takes several in one (RFC 7644 §3.7) and none is known. */
    public List<Outcome> keepAll(ScimServer server, List<Wanted> wanted) {
        Conversation conversation = new Conversation(server, outbound, tokens, clock);
        return switch (discovery.of(server, conversation)) {
            case Discovery.Said.Failed(Outcome outcome) ->
                wanted.stream().map(one -> outcome).toList();
            case Discovery.Said.Can(Features features) -> new Bulk(conversation, features).keep(wanted);
        };
    }

    /** What {@link #keep} would do. Nothing is changed. */
    public Difference compare(ScimServer server, Wanted wanted) {
        Conversation conversation = new Conversation(server, outbound, tokens, clock);
        return switch (discovery.of(server, conversation)) {
            case Discovery.Said.Failed(Outcome outcome) -> new Difference.Unknown(outcome);
            case Discovery.Said.Can(Features features) -> new Comparing(conversation, features).compare(wanted);
        };
    }

    /** Switches the account off. */
    public Outcome deactivate(ScimServer server, String externalId, Optional<String> knownId) {
        return at(
                server,
                (conversation, features) -> new Leaving(conversation, features).deactivate(externalId, knownId));
    }

    /** Switches the account on again; it is not made when it is gone. */
    public Outcome activate(ScimServer server, String externalId, Optional<String> knownId) {
        return at(
                server, (conversation, features) -> new Leaving(conversation, features).activate(externalId, knownId));
    }

    /** Removes the account. */
    public Outcome delete(ScimServer server, String externalId, Optional<String> knownId) {
        return at(server, (conversation, features) -> new Leaving(conversation, features).delete(externalId, knownId));
    }

    /**
     * Sees to it that the account is in the groups of these names, which are made where they are missing, and out of the others.
     *
     * @param id the service's own id of the account
     * @param in the groups' display names
     */
    public Outcome join(ScimServer server, String id, Set<String> in, Set<String> out) {
        return at(server, (conversation, features) -> new Groups(conversation, features).join(id, in, out));
    }

    private interface Work {
        Outcome with(Conversation conversation, Features features);
    }

    private Outcome at(ScimServer server, Work work) {
        Conversation conversation = new Conversation(server, outbound, tokens, clock);
        return switch (discovery.of(server, conversation)) {
            case Discovery.Said.Failed(Outcome outcome) -> outcome;
            case Discovery.Said.Can(Features features) -> work.with(conversation, features);
        };
    }
}
