package io.rialto.server.scim;

import io.rialto.server.scim.Directory.Place;
import java.util.Optional;

/** Finds out what keeping an account in step would do. */
final class Comparing {

    private final Directory directory;

    Comparing(Conversation conversation, Features features) {
        this.directory = new Directory(conversation, features);
    }

    Difference compare(Wanted wanted) {
        return switch (directory.find(wanted.externalId(), Optional.ofNullable(wanted.knownId()))) {
            case Place.Unknown(Outcome outcome) -> new Difference.Unknown(outcome);
            case Place.At(Resource account, int status) -> difference(Differences.between(account, wanted, false));
            case Place.Nowhere nowhere ->
                wanted.userName().map(name -> named(name, wanted)).orElseGet(Difference.Creates::new);
        };
    }

    private Difference named(String userName, Wanted wanted) {
        return switch (directory.named(userName)) {
            case Place.Unknown(Outcome outcome) -> new Difference.Unknown(outcome);
            case Place.Nowhere nowhere -> new Difference.Creates();
            case Place.At(Resource account, int status) ->
                wanted.takesOver() && account.externalId().isEmpty()
                        ? difference(Differences.between(account, wanted, true))
                        : new Difference.Collides();
        };
    }

    private static Difference difference(Differences differences) {
        return differences.isEmpty() ? new Difference.Nothing() : new Difference.Updates(differences.places());
    }
}
