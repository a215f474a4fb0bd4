package io.rialto.server.doctor;

import io.rialto.server.doctor.Diagnosis.Who;

/** Names the likely cause. */
public final class Doctor {

    private Doctor() {}

    /** Of a launch that did not end inside the service. */
    public static Diagnosis ofLaunch(Findings findings) {
        return TicketCauses.of(findings)
                .or(() -> DoorCauses.of(findings))
                .or(() -> RequestCauses.of(findings))
                .or(() -> TokenCauses.of(findings))
                .orElseGet(() -> unknown(findings));
    }

    /** Of somebody who could not sign in to the dashboard. */
    public static Diagnosis ofSignIn(Findings findings) {
        return SignInCauses.of(findings).or(() -> ProviderCauses.of(findings)).orElseGet(() -> unknown(findings));
    }

    private static Diagnosis unknown(Findings findings) {
        return Diagnosis.of(
                findings.reason(),
                Who.OPERATOR,
                "It is not known why it ended with " + findings.reason() + ".",
                "Look for the reference in the server's log: its line has more.");
    }
}
