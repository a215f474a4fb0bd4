package io.rialto.server.dashboard.people;

import io.rialto.server.organization.Role;
import io.rialto.server.signin.page.Words;
import java.util.Arrays;
import java.util.List;

/** A role, and what it may do, in a sentence. */
record RoleRow(String id, String name, String may) {

    static List<RoleRow> all() {
        return Arrays.stream(Role.values()).map(RoleRow::of).toList();
    }

    /** Those that somebody of this role may give. */
    static List<RoleRow> grantedBy(Role giver) {
        return Arrays.stream(Role.values())
                .filter(giver::mayGrant)
                .map(RoleRow::of)
                .toList();
    }

    private static RoleRow of(Role role) {
        return new RoleRow(
                role.id(),
                Words.of(role),
                switch (role) {
                    case OWNER -> "Everything, the company login and other owners included.";
                    case ADMIN ->
                        "Sites, services, webhooks, credentials and people, but not owners and not the company login.";
                    case SUPPORT ->
                        "Reads everything, and looks for the cause when a customer could not get in: previews, checks.";
                    case AUDITOR -> "Reads everything, and changes nothing.";
                });
    }
}
