package io.rialto.server.scim;

import io.rialto.server.outbound.Outbound;
import java.time.Clock;

/** SCIM as a node speaks it. */
public final class ScimNode {

    private ScimNode() {}

    public static Scim scim(Outbound outbound, Clock clock) {
        return new Scim(outbound, new Tokens(outbound, clock), new Discovery(clock), clock);
    }
}
