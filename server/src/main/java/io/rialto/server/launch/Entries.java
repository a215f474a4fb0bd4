package io.rialto.server.launch;

import io.rialto.server.customer.Ticket;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Identifiers;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.launch.Launch.Outcome;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the row of a launch out of what was presented: keyed hashes and an outcome, nothing else. */
@Component
class Entries {

    private final Pseudonyms pseudonyms;
    private final References references;
    private final Clock clock;

    Entries(Pseudonyms pseudonyms, References references, Clock clock) {
        this.pseudonyms = pseudonyms;
        this.references = references;
        this.clock = clock;
    }

    /**
     * A ticket, opened.
     *
     * @param hash the keyed hash under which it is used up
     * @param cookie of the launch that its nonce began in this browser
     * @param at when it was opened
     */
    record Presented(Ticket ticket, String hash, Site site, Optional<LaunchCookie> cookie, Instant at) {

        /** What the service wants that began; nothing when the customer did. */
        Optional<Asked> asked() {
            return cookie.flatMap(LaunchCookie::asked);
        }
    }

    Presented present(Ticket ticket, Site site, Optional<LaunchCookie> cookie) {
        // In front the ticket's end, so that the tickets of one minute are neighbours in the index.
        String end = HexFormat.of().toHexDigits(ticket.expiresAt().getEpochSecond(), 10);
        return new Presented(
                ticket, end + pseudonyms.of(site.id(), "ticket", ticket.id()), site, cookie, clock.instant());
    }

    Launch issued(Presented presented, ExternalService service, Identifiers identifiers) {
        return launch(presented, service, Outcome.ISSUED, null, identifiers);
    }

    Launch listed(Presented presented) {
        return launch(presented, null, Outcome.LISTED, null, null);
    }

    Launch refused(Presented presented, Optional<ExternalService> service, Refusal reason) {
        return launch(presented, service.orElse(null), Outcome.REFUSED, reason, null);
    }

    /** Of nobody. */
    Launch canary(
            Presented presented, ExternalService service, @Nullable Refusal reason, @Nullable Identifiers identifiers) {
        return launch(presented, service, Outcome.CANARY, reason, identifiers);
    }

    /** Of a request that proved nothing new: no ticket is used up by it. */
    Launch unproven(Optional<Site> site, Optional<ExternalService> service, Refusal reason) {
        return new Launch(
                references.next(),
                site.map(Site::id).orElse(null),
                service.map(ExternalService::id).orElse(null),
                null,
                null,
                Outcome.REFUSED,
                reason,
                null,
                null,
                clock.instant());
    }

    private Launch launch(
            Presented presented,
            @Nullable ExternalService service,
            Outcome outcome,
            @Nullable Refusal reason,
            @Nullable Identifiers identifiers) {
        Site site = presented.site();
        return new Launch(
                references.next(),
                site.id(),
                service == null ? null : service.id(),
                presented.hash(),
                pseudonyms.customer(site.id(), presented.ticket().customer().id()),
                outcome,
                reason,
                identifiers == null ? null : identifiers.assertion(),
                identifiers == null ? null : identifiers.session(),
                clock.instant());
    }
}
