package io.rialto.server.dashboard.provider;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;

/**
 * What the pages of providers offer.
 *
 * @param make another one
 * @param look again at the domains
 * @param enforce who must sign in through the provider
 * @param why something is missing; empty: nothing is
 */
record ProviderOffer(
        boolean make,
        boolean change,
        boolean trial,
        boolean look,
        boolean on,
        boolean off,
        boolean delete,
        boolean enforce,
        String why) {

    private static final Subject PROVIDERS = Subject.IDENTITY_PROVIDERS;
    private static final ProviderOffer NOTHING =
            new ProviderOffer(false, false, false, false, false, false, false, false, "");

    static ProviderOffer of(Visit visit) {
        if (!visit.caller().mayWriteIdentityProviders()) {
            return NOTHING.because(
                    visit.seat().organization().plan() == Plan.ENTERPRISE
                            ? "Only an owner changes how people sign in; you see how it is."
                            : "A company’s own login is part of the enterprise plan; yours is the standard plan, so nothing can be changed here.");
        }
        return new ProviderOffer(
                visit.may(Act.CREATE, PROVIDERS),
                visit.may(Act.UPDATE, PROVIDERS),
                visit.may(Act.CREATE, Subject.PROVIDER_TRIALS),
                visit.mayChange(PROVIDERS, "_verify", true),
                visit.mayChange(PROVIDERS, "_enable", true),
                visit.mayChange(PROVIDERS, "_disable", true),
                visit.may(Act.DESTROY, PROVIDERS),
                visit.mayChange(Subject.ORGANIZATIONS, "sso_enforcement", "off"),
                visit.ended().orElse(""));
    }

    private ProviderOffer because(String reason) {
        return new ProviderOffer(make, change, trial, look, on, off, delete, enforce, reason);
    }
}
