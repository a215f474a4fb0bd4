package io.rialto.server.launch;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.Ticket;
import io.rialto.server.enrolment.Line;
import io.rialto.server.enrolment.Question;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Identifiers;
import io.rialto.server.link.Links;
import io.rialto.server.site.Site;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Goes a customer's way without the customer: the same decisions as at the door, and the message that would leave, without its
 * seal; with it only to a stand-in of our own. Nothing is recorded, and nothing leaves the server. What only the database knows is
 * not asked: whether another site's customer has the same address. Safe for use by many threads.
 */
@Component
public class Rehearsals {

    private static final String NOBODYS = "rehearsal";
    // In the form of a keyed hash, and nobody's: 256 zeros.
    private static final String NO_CUSTOMER = "A".repeat(43);

    private final ExternalServices services;
    private final Decisions decisions;
    private final Handoffs handoffs;
    private final Enrolling enrolling;
    private final Links links;
    private final SecureRandom random;
    private final Clock clock;

    Rehearsals(
            ExternalServices services,
            Decisions decisions,
            Handoffs handoffs,
            Enrolling enrolling,
            Links links,
            SecureRandom random,
            Clock clock) {
        this.services = services;
        this.decisions = decisions;
        this.handoffs = handoffs;
        this.enrolling = enrolling;
        this.links = links;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What would come of this customer's launch now.
     *
     * @param service the service's slug
     * @param target where the link would lead inside the service
     */
    public Rehearsal of(Site site, String service, Customer customer, Optional<String> target) {
        return of(site, service, services.bySlug(site.id(), service), customer, target);
    }

    /** The same, of a service that nobody has written yet. */
    public Rehearsal of(Site site, ExternalService service, Customer customer, Optional<String> target) {
        return of(site, service.slug(), Optional.of(service), customer, target);
    }

    private Rehearsal of(
            Site site, String service, Optional<ExternalService> known, Customer customer, Optional<String> target) {
        Instant now = clock.instant();
        return switch (decided(site, service, known, customer, target, now)) {
            case Refused(Refusal reason, String detail, String expected, String actual) ->
                new Rehearsal.TurnedAway(reason, detail);
            case Decision.Choose() -> new Rehearsal.TurnedAway(Refusal.UNKNOWN_SERVICE, "");
            case Decision.Enter enter -> settled(enrolling.rehearsed(enter, customer, site), site, customer, now);
        };
    }

    /**
     * Goes the way to its end, to a stand-in for the service: what is decided is the service's, what is sealed is the stand-in's.
     *
     * @param nonce what the stand-in begins with, where only the service can begin
     * @param line where the stand-in's own API is asked, when it has one
     */
    public Sent sent(
            Site site, ExternalService service, ExternalService standIn, Customer customer, String nonce, Line line) {
        return sent(site, service, standIn, customer, handoffs.of(standIn).asking(standIn, nonce), line);
    }

    /** The same, to a stand-in that began itself: it asked that. */
    public Sent answered(
            Site site, ExternalService service, ExternalService standIn, Customer customer, Asked asked, Line line) {
        return sent(site, service, standIn, customer, Optional.of(asked), line);
    }

    /** Goes as far as to the account at the stand-in, and hands nobody over. */
    public Admission admission(
            Site site, ExternalService service, ExternalService standIn, Customer customer, Line line) {
        return switch (tried(site, service, standIn, customer, line, clock.instant())) {
            case Refused(Refusal reason, String detail, String expected, String actual) ->
                new Admission.TurnedAway(reason, detail);
            case Decision.Choose() -> new Admission.TurnedAway(Refusal.UNKNOWN_SERVICE, "");
            case Decision.Enter enter -> new Admission.Admitted(enter.account());
        };
    }

    private Sent sent(
            Site site,
            ExternalService service,
            ExternalService standIn,
            Customer customer,
            Optional<Asked> asked,
            Line line) {
        Instant now = clock.instant();
        return switch (tried(site, service, standIn, customer, line, now)) {
            case Refused(Refusal reason, String detail, String expected, String actual) ->
                new Sent.TurnedAway(reason, detail);
            case Decision.Choose() -> new Sent.TurnedAway(Refusal.UNKNOWN_SERVICE, "");
            case Decision.Enter enter ->
                new Sent.Away(handoffs.of(standIn).seal(draft(enter, standIn, List.of(), asked, site, now)));
        };
    }

    private Decision tried(
            Site site, ExternalService service, ExternalService standIn, Customer customer, Line line, Instant now) {
        Optional<ExternalService> open = Optional.of(service.speaking(service.protocol(), Availability.ACTIVE));
        return switch (decided(site, service.slug(), open, customer, Optional.empty(), now)) {
            case Decision.Enter enter -> enrolling.tried(enter, standIn, customer, site, line);
            case Decision other -> other;
        };
    }

    private Decision decided(
            Site site,
            String service,
            Optional<ExternalService> known,
            Customer customer,
            Optional<String> target,
            Instant now) {
        Ticket ticket = new Ticket(NOBODYS, now, now.plusSeconds(1), NOBODYS, service, now, false, customer);
        LaunchCookie cookie = new LaunchCookie(
                NOBODYS, site.id(), service, now.plus(LaunchCookies.LIFETIME), target, Optional.empty());
        return decisions.launch(ticket, Optional.of(cookie), site, known);
    }

    private Rehearsal settled(Enrolling.Settled settled, Site site, Customer customer, Instant now) {
        return switch (settled.decision()) {
            case Refused(Refusal reason, String detail, String expected, String actual) ->
                new Rehearsal.TurnedAway(reason, detail);
            case Decision.Choose() -> new Rehearsal.TurnedAway(Refusal.UNKNOWN_SERVICE, "");
            case Decision.Enter enter -> entered(enter, settled.questions(), site, customer, now);
        };
    }

    private Rehearsal entered(
            Decision.Enter enter, List<Question> questions, Site site, Customer customer, Instant now) {
        List<URI> landings = Target.landings(enter.service().relayState());
        Draft draft = draft(enter, enter.service(), landings, Optional.empty(), site, now);
        return new Rehearsal.Entered(
                enter.service(),
                enter.subject(),
                enter.released(),
                links.prospect(site, enter.service(), customer, enter.subject()),
                questions,
                handoffs.of(enter.service()).show(draft));
    }

    private Draft draft(
            Decision.Enter enter,
            ExternalService told,
            List<URI> landings,
            Optional<Asked> asked,
            Site site,
            Instant now) {
        return new Draft(
                site,
                told,
                enter.subject(),
                enter.released(),
                Identifiers.next(random),
                NO_CUSTOMER,
                enter.target(),
                landings,
                asked,
                enter.account(),
                Optional.empty(),
                Optional.of(now),
                true);
    }
}
