package io.rialto.server.handoff.saml;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.saml.LogoutState.Leg;
import io.rialto.server.logout.Logout;
import io.rialto.server.logout.Logout.Beginning;
import io.rialto.server.logout.Logout.Outcome;
import io.rialto.server.logout.Logout.Way;
import io.rialto.server.logout.Logouts;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Notes what became of a logout when nothing more is to come, for staff: each service, and nothing of the customer. */
@Component
class LogoutNotes {

    private final Logouts logouts;

    LogoutNotes(Logouts logouts) {
        this.logouts = logouts;
    }

    /** What is still open now stays so: who has not answered did not. */
    void note(SiteId site, LogoutState state) {
        String reference = state.reference();
        Instant since = state.since();
        if (reference != null && since != null) {
            Beginning begunBy = state.requester() == null ? Beginning.SHOP : Beginning.SERVICE;
            List<Leg> legs = state.legs();
            logouts.note(IntStream.range(0, legs.size())
                    .mapToObj(at -> logout(new Reference(reference), at + 1, site, legs.get(at), begunBy, since))
                    .toList());
        }
    }

    private static Logout logout(
            Reference reference, int number, SiteId site, Leg leg, Beginning begunBy, Instant since) {
        Long took = leg.took();
        return new Logout(
                reference,
                number,
                site,
                new ServiceId(leg.service()),
                outcome(leg.outcome()),
                begunBy,
                way(leg),
                since,
                took == null ? null : Duration.ofMillis(took));
    }

    private static Outcome outcome(LogoutState.Outcome outcome) {
        return switch (outcome) {
            case PENDING -> Outcome.UNTOLD;
            case SENT -> Outcome.UNANSWERED;
            case CONFIRMED -> Outcome.CONFIRMED;
            case UNSUPPORTED -> Outcome.UNSUPPORTED;
            case FAILED -> Outcome.DENIED;
            case REFUSED -> Outcome.REFUSED;
            case UNREACHABLE -> Outcome.UNREACHABLE;
        };
    }

    // Only what goes through the browser has the name that the service knows.
    private static Way way(Leg leg) {
        return leg.nameId() == null && leg.took() != null ? Way.CALL : Way.BROWSER;
    }
}
