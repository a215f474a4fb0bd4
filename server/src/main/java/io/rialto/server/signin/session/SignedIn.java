package io.rialto.server.signin.session;

import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.User;
import java.util.List;

/**
 * Somebody who is signed in, as it is this moment.
 *
 * @param seats where the session counts; never empty
 */
public record SignedIn(User user, Session session, List<Seat> seats) {

    public SignedIn {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("whoever is signed in belongs somewhere");
        }
    }

    public List<OrganizationId> organizations() {
        return seats.stream().map(seat -> seat.organization().id()).toList();
    }
}
