package io.rialto.server.handoff.saml;

import io.rialto.saml.LogoutRequest;
import io.rialto.saml.Status;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.SamlTerms.Logout;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.Farewell;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Visits;
import io.rialto.server.handoff.Visits.Visit;
import io.rialto.server.handoff.saml.LogoutState.Leg;
import io.rialto.server.handoff.saml.LogoutState.Outcome;
import io.rialto.server.handoff.saml.LogoutState.Requester;
import io.rialto.server.handoff.saml.LogoutStates.Kept;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends a customer's sessions at a site's services, one after another through the browser (SAML Profiles §4.4.3); those of other
 * protocols at once, behind it. Each is noted as told
 * before it is told, so that a service which never answers is not taken for one that did.
 */
@Component
class SingleLogout {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONGEST_SESSION = Duration.ofHours(24);
    private static final int MOST_SESSIONS = 20;

    private final ExternalServices services;
    private final SamlSessions sessions;
    private final LogoutStates states;
    private final Visits visits;
    private final Map<Class<? extends Protocol>, Farewell> farewells;
    private final LogoutMessages messages;
    private final LogoutNotes notes;
    private final References references;
    private final Clock clock;

    SingleLogout(
            ExternalServices services,
            SamlSessions sessions,
            LogoutStates states,
            Visits visits,
            List<Farewell> farewells,
            LogoutMessages messages,
            LogoutNotes notes,
            References references,
            Clock clock) {
        this.services = services;
        this.sessions = sessions;
        this.states = states;
        this.visits = visits;
        this.farewells = farewells.stream().collect(Collectors.toMap(Farewell::protocol, farewell -> farewell));
        this.messages = messages;
        this.notes = notes;
        this.references = references;
        this.clock = clock;
    }

    sealed interface Step {

        /** On to the next service, or back to the one that began. */
        record On(HandOver handOver) implements Step {}

        /**
         * All services were told, and the shop began.
         *
         * @param result where the customer reads what became of it
         */
        record Done(String result) implements Step {}
    }

    /** The shop logs a customer out. */
    Step begin(Site site, String customer) {
        return begin(site, null, Set.of(customer), null);
    }

    /** A service logs a customer out, whose sessions there these are. */
    Step begin(Site site, ExternalService service, List<SamlSession> ended, Requester requester) {
        sessions.end(site, ended.stream().map(SamlSession::index).toList());
        Collection<String> customers =
                ended.stream().map(SamlSession::customer).distinct().toList();
        return begin(site, requester, customers, service.id());
    }

    private Step begin(
            Site site, @Nullable Requester requester, Collection<String> customers, @Nullable ServiceId but) {
        Instant since = clock.instant();
        String reference = references.next().value();
        return next(site, states.begin(site, new LogoutState(requester, legs(site, customers, but), reference, since)));
    }

    /** A service answered. */
    Step answered(Site site, Kept kept, Leg leg, boolean over) {
        if (over) {
            sessions.end(site, leg.sessions());
        }
        LogoutState after = kept.state().with(leg.answered(over ? Outcome.CONFIRMED : Outcome.FAILED, clock.instant()));
        return states.change(site, kept, after)
                .map(changed -> next(site, changed))
                .orElseGet(() -> done(site, kept));
    }

    private Step next(Site site, Kept kept) {
        Optional<Leg> next = kept.state().next();
        if (next.isEmpty()) {
            notes.note(site.id(), kept.state());
            Requester requester = kept.state().requester();
            return requester == null ? done(site, kept) : back(site, requester, kept.state());
        }
        Leg leg = next.get();
        Optional<ExternalService> service = service(site, leg.service());
        Optional<Logout> endpoint = service.flatMap(SingleLogout::endpoint);
        if (endpoint.isEmpty()) {
            return skip(site, kept, leg);
        }
        String id = messages.id();
        Instant now = clock.instant();
        Optional<Kept> told = states.change(site, kept, kept.state().with(leg.sent(id, now)));
        LogoutRequest request = new LogoutRequest(
                id,
                now,
                site.issuer(),
                endpoint.get().address().toString(),
                now.plus(LIFETIME),
                Objects.requireNonNull(leg.nameId()),
                leg.sessions());
        return told.isPresent()
                ? new Step.On(messages.request(site, service.get(), request, kept.key(), landings(site, kept.state())))
                : done(site, kept);
    }

    private Step done(Site site, Kept kept) {
        return new Step.Done(states.id(site, kept.key()));
    }

    private Step skip(Site site, Kept kept, Leg leg) {
        return states.change(site, kept, kept.state().with(leg.skipped()))
                .map(changed -> next(site, changed))
                .orElseGet(() -> done(site, kept));
    }

    private Step back(Site site, Requester requester, LogoutState state) {
        ExternalService service = service(site, requester.service())
                .orElseThrow(() -> new IllegalStateException("the service that logged out is gone"));
        Status status = state.complete() ? Status.success() : Status.partialLogout();
        return new Step.On(messages.answer(site, service, requester, status));
    }

    private List<Leg> legs(Site site, Collection<String> customers, @Nullable ServiceId but) {
        Map<UUID, Leg> legs = new LinkedHashMap<>();
        for (String customer : customers) {
            for (SamlSession session : sessions.of(site, customer)) {
                if (!session.service().equals(but)) {
                    legs.merge(session.service().value(), leg(site, session), SingleLogout::both);
                }
            }
            Instant since = clock.instant().minus(LONGEST_SESSION);
            visits.since(site.id(), customer, since).stream()
                    .filter(visit -> !visit.service().equals(but))
                    .collect(Collectors.groupingBy(
                            Visit::service, Collectors.mapping(Visit::session, Collectors.toList())))
                    .forEach((visited, names) -> unreachable(site, visited)
                            .or(() -> told(site, visited, names))
                            .ifPresent(leg -> legs.putIfAbsent(visited.value(), leg)));
        }
        return List.copyOf(legs.values());
    }

    private Leg leg(Site site, SamlSession session) {
        String name = service(site, session.service().value())
                .map(ExternalService::name)
                .orElse("A service");
        return new Leg(
                session.service().value(),
                name,
                Outcome.PENDING,
                null,
                session.nameId(),
                List.of(session.index()),
                null,
                null);
    }

    /** Of a service that speaks SAML and takes no logouts. */
    private Optional<Leg> unreachable(Site site, ServiceId id) {
        return service(site, id.value())
                .filter(service -> KnownServices.saml(service).isPresent()
                        && endpoint(service).isEmpty())
                .map(service -> Leg.over(id.value(), service.name(), Outcome.UNSUPPORTED, null));
    }

    /** Of a service that is told without the browser, at once. */
    private Optional<Leg> told(Site site, ServiceId id, List<String> names) {
        return service(site, id.value())
                .flatMap(service -> Optional.ofNullable(
                                farewells.get(service.protocol().getClass()))
                        .map(farewell -> told(site, service, names, farewell)));
    }

    private Leg told(Site site, ExternalService service, List<String> names, Farewell farewell) {
        Instant before = clock.instant();
        Outcome outcome = outcome(site, service, names, farewell);
        long took = Duration.between(before, clock.instant()).toMillis();
        return Leg.over(
                service.id().value(), service.name(), outcome, outcome == Outcome.UNSUPPORTED ? null : (Long) took);
    }

    private static Outcome outcome(Site site, ExternalService service, List<String> names, Farewell farewell) {
        Set<Farewell.Outcome> all = names.stream()
                .limit(MOST_SESSIONS)
                .map(name -> farewell.loggedOutOf(site, service, name))
                .collect(Collectors.toSet());
        if (all.contains(Farewell.Outcome.REFUSED)) {
            return Outcome.REFUSED;
        }
        if (all.contains(Farewell.Outcome.UNREACHABLE)) {
            return Outcome.UNREACHABLE;
        }
        return all.contains(Farewell.Outcome.CONFIRMED) ? Outcome.CONFIRMED : Outcome.UNSUPPORTED;
    }

    private static Leg both(Leg one, Leg other) {
        // One name at a time: what began under another name ends by itself.
        if (!Objects.equals(one.nameId(), other.nameId()) || one.sessions().size() == MOST_SESSIONS) {
            return one;
        }
        List<String> all = new ArrayList<>(one.sessions());
        all.addAll(other.sessions());
        return new Leg(one.service(), one.name(), one.outcome(), null, one.nameId(), all, null, null);
    }

    /** Where the browser goes on this way: Chromium applies the policy of a page's form to every redirect after it. */
    private List<URI> landings(Site site, LogoutState state) {
        List<URI> all = new ArrayList<>(List.of(URI.create(site.issuer())));
        state.legs()
                .forEach(leg -> service(site, leg.service())
                        .flatMap(SingleLogout::endpoint)
                        .ifPresent(endpoint -> all.add(endpoint.address())));
        Requester requester = state.requester();
        if (requester != null) {
            service(site, requester.service())
                    .flatMap(SingleLogout::endpoint)
                    .ifPresent(endpoint -> all.add(endpoint.answers()));
        }
        return all;
    }

    private Optional<ExternalService> service(Site site, UUID id) {
        return services.of(site.id()).stream()
                .filter(service -> service.id().value().equals(id))
                .findFirst();
    }

    static Optional<Logout> endpoint(ExternalService service) {
        return KnownServices.saml(service).map(saml -> saml.terms().logout());
    }
}
