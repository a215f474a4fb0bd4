package io.rialto.server.scim;

import io.rialto.server.outbound.Call.Method;
import io.rialto.server.scim.Directory.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Switches accounts off, and removes them. */
final class Leaving {

    private final Conversation conversation;
    private final Directory directory;
    private final Writing writing;

    Leaving(Conversation conversation, Features features) {
        this.conversation = conversation;
        this.directory = new Directory(conversation, features);
        this.writing = new Writing(conversation, features);
    }

    private interface Step {
        Outcome of(Resource account, int status);
    }

    Outcome deactivate(String externalId, Optional<String> knownId) {
        return found(externalId, knownId, (account, status) -> switched(account, status, false));
    }

    Outcome activate(String externalId, Optional<String> knownId) {
        return found(externalId, knownId, (account, status) -> switched(account, status, true));
    }

    Outcome delete(String externalId, Optional<String> knownId) {
        return found(externalId, knownId, (account, status) -> remove(account));
    }

    private Outcome found(String externalId, Optional<String> knownId, Step step) {
        return switch (directory.find(externalId, knownId)) {
            case Place.Unknown(Outcome outcome) -> outcome;
            case Place.Nowhere(int status) -> new Outcome.Gone(status);
            case Place.At(Resource account, int status) -> twice(account, status, step);
        };
    }

    private Outcome twice(Resource account, int status, Step step) {
        Outcome outcome = step.of(account, status);
        boolean overtaken = outcome instanceof Outcome.Later(Reason reason, int code, var after)
                && reason == Reason.CHANGED_MEANWHILE;
        return !overtaken
                ? outcome
                : switch (directory.byId(account.id())) {
                    case Place.At(Resource now, int read) -> step.of(now, read);
                    case Place.Nowhere(int gone) -> new Outcome.Gone(gone);
                    case Place.Unknown(Outcome unknown) -> unknown;
                };
    }

    private Outcome switched(Resource account, int status, boolean active) {
        if (account.isActive() == active) {
            return new Outcome.Unchanged(account.id(), status);
        }
        return writing.write(
                account,
                Differences.patch(List.of(Differences.operation("replace", "active", active))),
                () -> switched(account, active));
    }

    private static Map<String, Object> switched(Resource account, boolean active) {
        Map<String, Object> whole = new LinkedHashMap<>(account.members());
        Members.put(whole, "active", active);
        return whole;
    }

    private Outcome remove(Resource account) {
        Request request = Request.of(Method.DELETE, Request.one(Directory.USERS, account.id()), null)
                .matching(writing.match(account));
        return switch (conversation.ask(request)) {
            case Reply.Good good -> new Outcome.Gone(good.status());
            case Reply.Objected objected when objected.status() == 404 -> new Outcome.Gone(objected.status());
            case Reply.Objected objected -> objected.outcome();
            case Reply.Nothing nothing -> nothing.outcome();
        };
    }
}
