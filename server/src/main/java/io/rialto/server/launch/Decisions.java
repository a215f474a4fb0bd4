package io.rialto.server.launch;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.Ticket;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Subject;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.link.Endings;
import io.rialto.server.link.Links;
import io.rialto.server.release.Release;
import io.rialto.server.release.Releases;
import io.rialto.server.site.Site;
import io.rialto.server.standing.Denial;
import io.rialto.server.standing.Standings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The stages of a launch, in order. Each only reads; none writes. */
@Component
class Decisions {

    /** The reserved name under which the page of services is launched. */
    static final String SERVICES = "services";

    private final ExternalServices services;
    private final Releases releases;
    private final Subjects subjects;
    private final Standings standings;
    private final Links links;
    private final Endings endings;
    private final Handoffs handoffs;

    Decisions(
            ExternalServices services,
            Releases releases,
            Subjects subjects,
            Standings standings,
            Links links,
            Endings endings,
            Handoffs handoffs) {
        this.services = services;
        this.releases = releases;
        this.subjects = subjects;
        this.standings = standings;
        this.links = links;
        this.endings = endings;
        this.handoffs = handoffs;
    }

    /** What becomes of a ticket that came back to a browser. */
    Decision launch(Ticket ticket, Optional<LaunchCookie> cookie, Site site) {
        return launch(ticket, cookie, site, services.bySlug(site.id(), ticket.service()));
    }

    /** The same, of a service that need not be there. */
    Decision launch(Ticket ticket, Optional<LaunchCookie> cookie, Site site, Optional<ExternalService> service) {
        Optional<Refused> refused =
                browser(ticket, cookie, site).or(() -> policies(ticket, site)).or(() -> login(ticket, cookie));
        if (refused.isPresent()) {
            return refused.get();
        }
        return ticket.service().equals(SERVICES)
                ? new Decision.Choose()
                : enter(ticket.customer(), service, cookie, site);
    }

    /** What becomes of a ticket with which the shop itself asks for the customer's services. */
    Decision list(Ticket ticket, Site site) {
        if (!ticket.service().equals(SERVICES)) {
            return new Refused(Refusal.WRONG_SERVICE);
        }
        return policies(ticket, site).<Decision>map(refused -> refused).orElseGet(Decision.Choose::new);
    }

    /** What becomes of a ticket with which the shop itself asks for what a page of its gives to a service's widget. */
    Decision token(Ticket ticket, String slug, Site site) {
        // It was made for a browser: whoever has the ticket alone gets nothing for it.
        if (ticket.launchNonce().isPresent()) {
            return new Refused(Refusal.OTHER_BROWSER);
        }
        if (slug.equals(SERVICES) || !ticket.service().equals(slug)) {
            return new Refused(Refusal.WRONG_SERVICE);
        }
        return policies(ticket, site)
                .<Decision>map(refused -> refused)
                .orElseGet(() -> enter(ticket.customer(), services.bySlug(site.id(), slug), Optional.empty(), site));
    }

    /** The services that the customer may enter now. */
    List<ExternalService> open(Customer customer, Site site) {
        return services.of(site.id()).stream()
                .filter(service -> service.protocol().launchable()
                        && availability(service).isEmpty()
                        && releases.may(customer, service))
                .toList();
    }

    /** Whether a service can be entered at all, whoever comes. */
    static Optional<Refused> availability(ExternalService service) {
        return switch (service.availability()) {
            case ACTIVE -> Optional.empty();
            case INACTIVE -> Optional.of(new Refused(Refusal.INACTIVE_SERVICE));
            case METADATA_MISSING -> Optional.of(new Refused(Refusal.METADATA_MISSING));
            case METADATA_EXPIRED -> Optional.of(new Refused(Refusal.METADATA_EXPIRED));
        };
    }

    /** The ticket came back to the browser that began, for what it began. */
    private static Optional<Refused> browser(Ticket ticket, Optional<LaunchCookie> cookie, Site site) {
        boolean same = cookie.isPresent()
                && cookie.get().site().equals(site.id())
                && ticket.launchNonce()
                        .filter(nonce -> equal(nonce, cookie.get().nonce()))
                        .isPresent();
        if (!same) {
            return Optional.of(new Refused(Refusal.OTHER_BROWSER)
                    .found(
                            "a ticket with the nonce of a launch that this browser began",
                            ticket.launchNonce().isEmpty()
                                    ? "the ticket has no nonce"
                                    : "the browser has no cookie of that launch"));
        }
        return cookie.get().service().equals(ticket.service())
                ? Optional.empty()
                : Optional.of(new Refused(Refusal.WRONG_SERVICE)
                        .found("a ticket for " + cookie.get().service(), "a ticket for another service"));
    }

    private Optional<Refused> policies(Ticket ticket, Site site) {
        Optional<Denial> denial = standings.denial(site.id(), ticket.customer().id(), ticket.issuedAt());
        if (denial.isPresent()) {
            return denial.map(Decisions::refused);
        }
        if (ticket.impersonated() && !site.policy().impersonation()) {
            return Optional.of(new Refused(Refusal.IMPERSONATED)
                    .found(
                            "the customer themselves, as the site's policy says",
                            "an administrator acts as the customer"));
        }
        if (!ticket.customer().emailVerified() && !site.policy().unconfirmedEmail()) {
            return Optional.of(new Refused(Refusal.EMAIL_UNCONFIRMED)
                    .found("email_verified true, as the site's policy says", "email_verified not true"));
        }
        String website = site.store().website();
        return website == null || website.equals(ticket.customer().website())
                ? Optional.empty()
                : Optional.of(new Refused(Refusal.OTHER_WEBSITE)
                        .found(
                                "website " + website,
                                ticket.customer().website() == null ? "no website" : "another website"));
    }

    /** The customer logged in at the shop as late as the service asks. */
    private Optional<Refused> login(Ticket ticket, Optional<LaunchCookie> cookie) {
        return cookie.flatMap(begun -> begun.asked().flatMap(asked -> earliest(asked, begun)))
                .filter(earliest -> ticket.authenticatedAt() == null
                        || ticket.authenticatedAt().isBefore(earliest))
                .map(earliest -> new Refused(Refusal.LOGIN_TOO_OLD)
                        .found(
                                "auth_time " + earliest + " or later",
                                ticket.authenticatedAt() == null
                                        ? "the ticket has no auth_time"
                                        : "auth_time " + ticket.authenticatedAt()));
    }

    private Optional<Instant> earliest(Asked asked, LaunchCookie begun) {
        // auth_time has whole seconds
        Instant start = begun.expires().minus(LaunchCookies.LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        return asked.prompt() == Prompt.LOGIN
                ? Optional.of(start)
                : asked.maxAge().map(age -> start.minus(age));
    }

    private static Refused refused(Denial denial) {
        return new Refused(
                switch (denial) {
                    case DISABLED -> Refusal.CUSTOMER_DISABLED;
                    case DELETED -> Refusal.CUSTOMER_DELETED;
                    case LOGGED_OUT -> Refusal.LOGGED_OUT;
                });
    }

    private Decision enter(
            Customer customer, Optional<ExternalService> found, Optional<LaunchCookie> cookie, Site site) {
        if (found.isEmpty()) {
            return new Refused(Refusal.UNKNOWN_SERVICE);
        }
        Optional<Refused> closed = availability(found.get());
        if (closed.isPresent()) {
            return closed.get();
        }
        ExternalService service = cookie.flatMap(LaunchCookie::asked)
                .map(asked -> handoffs.of(found.get()).heeding(found.get(), asked))
                .orElse(found.get());
        Optional<String> wanted = cookie.flatMap(LaunchCookie::target);
        return switch (Target.of(wanted.orElse(null), service.relayState())) {
            case Refused refused -> refused;
            case Target.Allowed(Optional<String> target) ->
                releases.may(customer, service)
                        ? willing(customer, service, site)
                                .<Decision>map(refused -> refused)
                                .orElseGet(
                                        () -> released(links.spelled(customer, service, site), service, target, site))
                        : new Refused(Refusal.NOT_ENTITLED)
                                .found("yes of the rule: " + service.allow(), releases.objection(customer, service));
        };
    }

    /** What the customer ended is not made anew because they clicked: they are asked. */
    private Optional<Refused> willing(Customer customer, ExternalService service, Site site) {
        return endings.of(site.id(), customer, service.id())
                .map(ended -> new Refused(Refusal.ENDED)
                        .found("a service that the customer has not ended", "ended at " + ended));
    }

    private Decision released(Customer customer, ExternalService service, Optional<String> target, Site site) {
        return switch (releases.release(customer, service)) {
            case Release.Missing(String attribute) ->
                new Refused(Refusal.ATTRIBUTE_MISSING, attribute).found(mapped(attribute, service), "no value");
            case Release.Malformed(String attribute) ->
                new Refused(Refusal.ATTRIBUTE_MALFORMED, attribute)
                        .found(mapped(attribute, service), "a value that cannot be sent");
            case Release.Released released -> {
                Optional<Subject> subject = subjects.of(site, service, customer);
                yield subject.<Decision>map(name -> new Decision.Enter(service, name, released, target))
                        .orElseGet(() -> new Refused(Refusal.ATTRIBUTE_MISSING, "NameID"));
            }
        };
    }

    private static String mapped(String attribute, ExternalService service) {
        String expression = service.release().attributes().get(attribute);
        return "a value of " + attribute + (expression == null ? ", which is not mapped" : " from " + expression);
    }

    /** In constant time: whoever guesses learns nothing from how long it took. */
    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
