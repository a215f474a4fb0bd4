package io.rialto.server.api;

import io.rialto.server.audit.Who;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import java.util.Optional;

/** What the caller may do, by their role in the organization that they call for. */
final class Rights {

    private Rights() {}

    /** Why not, in a sentence for the caller; empty when they may. */
    static <T> Optional<Outcome<T>> refusal(Caller caller, Act act, Subject subject) {
        return new Permission(caller.role(), subject).may(act)
                ? Optional.empty()
                : Optional.of(forbidden("Your role, " + caller.role().key() + ", may only read " + subject.key()
                        + ". Ask one of the organization's " + "owners or admins."));
    }

    static <T> Outcome<T> forbidden(String why) {
        return Outcome.refused(new Refusal.Forbidden(why));
    }

    static Who who(Caller caller) {
        return Who.user(caller.user().value());
    }
}
