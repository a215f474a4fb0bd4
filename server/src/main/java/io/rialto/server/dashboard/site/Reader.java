package io.rialto.server.dashboard.site;

import io.rialto.server.organization.Role;

/** Why somebody sees no buttons. */
final class Reader {

    private Reader() {}

    static String why(Role role) {
        return "You are here as " + role.key()
                + ": you see everything, and an owner or admin of your organization changes it.";
    }
}
