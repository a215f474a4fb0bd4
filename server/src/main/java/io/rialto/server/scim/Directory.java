package io.rialto.server.scim;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds accounts of one service. */
final class Directory {

    static final String USERS = "Users";

    private final Conversation conversation;
    private final Search users;

    Directory(Conversation conversation, Features features) {
        this.conversation = conversation;
        this.users = new Search(conversation, features, USERS);
    }

    /** Where an account is. */
    sealed interface Place {

        record At(Resource account, int status) implements Place {}

        record Nowhere(int status) implements Place {}

        record Unknown(Outcome outcome) implements Place {}
    }

    /** Never an account that is another's. */
    Place find(String externalId, Optional<String> knownId) {
        if (knownId.isPresent()) {
            Place known = byId(knownId.get());
            boolean others = known instanceof Place.At(Resource account, int status)
                    && account.externalId().filter(id -> !id.equals(externalId)).isPresent();
            if (!others && !(known instanceof Place.Nowhere)) {
                return known;
            }
        }
        return one(users.all(
                Filter.equal("externalId", externalId),
                account -> account.externalId().filter(externalId::equals).isPresent()));
    }

    /** The account of that user name, whoever's it is. */
    Place named(String userName) {
        return one(users.allDiscreetly(
                Filter.equal("userName", userName),
                account -> Members.text(account.members(), "userName")
                        .filter(userName::equalsIgnoreCase) // RFC 7643 §4.1.1: caseExact is false
                        .isPresent()));
    }

    Place byId(String id) {
        return switch (conversation.ask(Request.get(Request.one(USERS, id), Map.of()))) {
            case Reply.Objected objected when objected.status() == 404 -> new Place.Nowhere(404);
            case Reply.Good good ->
                good.resource()
                        .filter(account -> account.id().equals(id))
                        .<Place>map(account -> new Place.At(account, good.status()))
                        .orElseGet(() -> new Place.Unknown(Search.outcome(good)));
            case Reply.Objected objected -> new Place.Unknown(objected.outcome());
            case Reply.Nothing nothing -> new Place.Unknown(nothing.outcome());
        };
    }

    private static Place one(Search.Found found) {
        return switch (found) {
            case Search.Found.Failed(Outcome outcome) -> new Place.Unknown(outcome);
            case Search.Found.These(List<Resource> these, int status) ->
                switch (these.size()) {
                    case 0 -> new Place.Nowhere(status);
                    case 1 -> new Place.At(these.getFirst(), status);
                    default -> new Place.Unknown(new Outcome.Refused(Reason.AMBIGUOUS, status));
                };
        };
    }
}
