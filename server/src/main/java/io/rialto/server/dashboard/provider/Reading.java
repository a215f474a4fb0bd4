package io.rialto.server.dashboard.provider;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.organization.Organization.Plan;

/** Why whoever looks may only read; empty when they may write. */
final class Reading {

    private Reading() {}

    static String of(Visit visit) {
        if (visit.caller().mayWriteIdentityProviders()) {
            return "";
        }
        return visit.seat().organization().plan() == Plan.ENTERPRISE
                ? "Only an owner changes how people sign in; you see how it is."
                : "A company’s own login is part of the enterprise plan; yours is the standard plan, so nothing can be changed here.";
    }
}
