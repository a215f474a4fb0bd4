package io.rialto.server.dashboard;

import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.signin.session.Seat;
import io.rialto.server.signin.session.SignedIn;

/**
 * Somebody in an organization's dashboard: a parameter of a controller's method whose address has {@code {organization}}. Whoever has
 * no seat there gets 404 before the method is called.
 */
public record Visit(SignedIn signedIn, Seat seat) {

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

    /** Whether the page offers to do it; the API decides anew when it is done. */
    public boolean may(Act act, Subject subject) {
        return new Permission(seat.role(), subject).may(act);
    }
}
