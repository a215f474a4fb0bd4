package io.rialto.server.scim;

import io.rialto.server.outbound.Call.Method;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes accounts: by a patch, or by the whole where the service cannot patch. */
final class Writing {

    private final Conversation conversation;
    private final Features features;

    Writing(Conversation conversation, Features features) {
        this.conversation = conversation;
        this.features = features;
    }

    Outcome write(Resource account, Map<String, Object> patch, Supplier<Map<String, Object>> whole) {
        return write(Directory.USERS, account, patch, whole);
    }

    /** @param type of what is written, as {@code Users} */
    Outcome write(String type, Resource account, Map<String, Object> patch, Supplier<Map<String, Object>> whole) {
        if (!features.patch()) {
            return send(type, account, Method.PUT, whole.get());
        }
        Reply reply = ask(type, account, Method.PATCH, patch);
        return reply instanceof Reply.Objected objected && objected.isUnsupported()
                ? send(type, account, Method.PUT, whole.get())
                : outcome(account, reply);
    }

    private Outcome send(String type, Resource account, Method method, Map<String, Object> body) {
        return outcome(account, ask(type, account, method, body));
    }

    private Reply ask(String type, Resource account, Method method, Map<String, Object> body) {
        return conversation.ask(
                Request.of(method, Request.one(type, account.id()), body).matching(match(account)));
    }

    Optional<String> match(Resource account) {
        return features.etag() ? account.version() : Optional.empty();
    }

    private static Outcome outcome(Resource account, Reply reply) {
        return switch (reply) {
            case Reply.Good good -> new Outcome.Changed(account.id(), good.status());
            case Reply.Objected objected when objected.status() == 404 -> new Outcome.Gone(objected.status());
            case Reply.Objected objected -> objected.outcome();
            case Reply.Nothing nothing -> nothing.outcome();
        };
    }
}
