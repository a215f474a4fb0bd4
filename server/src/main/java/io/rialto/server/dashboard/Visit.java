package io.rialto.server.dashboard;

import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.signin.page.Words;
import io.rialto.server.signin.session.Seat;
import io.rialto.server.signin.session.SignedIn;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody in an organization's dashboard: a parameter of a controller's method whose address has {@code {organization}}. Whoever has
 * no seat there gets 404 before the method is called.
 *
 * @param desk says what the organization's plan lets through
 */
public record Visit(SignedIn signedIn, Seat seat, Desk desk) {

    /** Who asks the API. */
    public Caller caller() {
        return seat.caller(signedIn.user().id());
    }

    /**
     * Where an area's page is.
     *
     * @param below its path under the organization's, as {@code webhooks/new}
     */
    public String path(String below) {
        return "/dashboard/" + seat.organization().slug() + (below.isEmpty() ? "" : "/" + below);
    }

    /** Whether the page offers to do it: the role may, and the plan lets it through. The API decides anew when it is done. */
    public boolean may(Act act, Subject subject) {
        return isOfRole(act, subject)
                && switch (act) {
                    case READ -> true;
                    case CREATE -> desk.isOpen(caller(), subject.key(), Operation.CREATE);
                    case UPDATE -> desk.isOpen(caller(), subject.key(), Operation.UPDATE);
                    case DESTROY -> desk.isOpen(caller(), subject.key(), Operation.DELETE);
                };
    }

    /** As above, of a change that gives this one attribute: some changes go on when others do not. */
    public boolean mayChange(Subject subject, String attribute, Object value) {
        return isOfRole(Act.UPDATE, subject) && desk.isOpen(caller(), subject.key(), Map.of(attribute, value));
    }

    /** Whether the role may, whatever has become of the plan. */
    public boolean isOfRole(Act act, Subject subject) {
        return new Permission(seat.role(), subject).may(act);
    }

    /** That the plan has ended, for where something is missing on a page because of it; empty: it has not. */
    public Optional<String> ended() {
        return desk.isOpen(caller())
                ? Optional.empty()
                : Optional.of(Words.ofTheEnd(seat.organization().subscription()));
    }
}
