package io.rialto.server.scim;

import io.rialto.server.outbound.Call.Method;
import io.rialto.server.scim.Directory.Place;
import java.util.Optional;

/** Brings one account in step. */
final class Keeping {

    private final Conversation conversation;
    private final Directory directory;
    private final Writing writing;

    Keeping(Conversation conversation, Features features) {
        this.conversation = conversation;
        this.directory = new Directory(conversation, features);
        this.writing = new Writing(conversation, features);
    }

    Outcome keep(Wanted wanted) {
        return switch (directory.find(wanted.externalId(), Optional.ofNullable(wanted.knownId()))) {
            case Place.Unknown(Outcome outcome) -> outcome;
            case Place.At(Resource account, int status) -> update(account, status, wanted, false);
            case Place.Nowhere nowhere -> create(wanted);
        };
    }

    private Outcome create(Wanted wanted) {
        return switch (conversation.ask(Request.of(Method.POST, Directory.USERS, Differences.post(wanted)))) {
            case Reply.Good good ->
                good.resource()
                        .<Outcome>map(account -> new Outcome.Created(account.id(), good.status()))
                        .orElseGet(() -> Search.outcome(good));
            case Reply.Objected objected when objected.status() == 409 -> taken(wanted, objected.status());
            case Reply.Objected objected -> objected.outcome();
            case Reply.Nothing nothing -> nothing.outcome();
        };
    }

    /** Somebody has the name: this very customer, made at the same moment or by a login, or another one. */
    private Outcome taken(Wanted wanted, int status) {
        Place own = directory.find(wanted.externalId(), Optional.empty());
        if (own instanceof Place.At(Resource account, int found)) {
            return update(account, found, wanted, false);
        }
        if (own instanceof Place.Unknown(Outcome outcome)) {
            return outcome;
        }
        Outcome refused = new Outcome.Refused(Reason.TAKEN, status);
        if (!wanted.takesOver() || wanted.userName().isEmpty()) {
            return refused;
        }
        return switch (directory.named(wanted.userName().get())) {
            case Place.Unknown(Outcome outcome) -> outcome;
            case Place.Nowhere nowhere -> refused;
            case Place.At(Resource account, int found) ->
                account.externalId().isPresent() ? refused : update(account, found, wanted, true);
        };
    }

    private Outcome update(Resource account, int status, Wanted wanted, boolean binds) {
        Outcome outcome = written(account, status, wanted, binds);
        boolean overtaken = outcome instanceof Outcome.Later(Reason reason, int code, var after)
                && reason == Reason.CHANGED_MEANWHILE;
        if (!overtaken) {
            return outcome;
        }
        // RFC 7644 §3.14: the version is another one by now; once more with that.
        return switch (directory.byId(account.id())) {
            case Place.At(Resource now, int read) -> written(now, read, wanted, binds);
            case Place.Nowhere nowhere -> create(wanted);
            case Place.Unknown(Outcome unknown) -> unknown;
        };
    }

    private Outcome written(Resource account, int status, Wanted wanted, boolean binds) {
        Differences differences = Differences.between(account, wanted, binds);
        return differences.isEmpty()
                ? new Outcome.Unchanged(account.id(), status)
                : writing.write(account, differences.patch(), differences::put);
    }
}
