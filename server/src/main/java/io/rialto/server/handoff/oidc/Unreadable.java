package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.oidc.client.Parameters.Reading;
import jakarta.servlet.http.HttpServletResponse;

/** A request of a browser whose parameters cannot be read. */
final class Unreadable {

    private Unreadable() {}

    static TurnedAway of(Reading.Bad bad) {
        Fault fault = bad.status() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                ? Fault.OIDC_TOO_LONG
                : Fault.OIDC_UNREADABLE;
        return new TurnedAway(fault, bad.sentence());
    }
}
