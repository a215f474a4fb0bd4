package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.provisioning.AccountKeeping.Kept;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.provisioning.Prepared.Step;
import io.rialto.server.scim.Difference;
import io.rialto.server.scim.Outcome;
import io.rialto.server.scim.Scim;
import io.rialto.server.scim.ScimServer;
import io.rialto.server.scim.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings accounts in step ahead of their customers, several at a time, or tells what it would do. What a service cannot take now is left
 * to the queue. Safe for use by many threads.
 */
@Component
public class Forerunner {

    private final Scim scim;
    private final AccountProfiles profiles;
    private final AccountRows accounts;
    private final AccountKeeping keeping;
    private final TaskRows tasks;
    private final QueuedEntrants queue;
    private final Sealing sealing;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Forerunner(
            Scim scim,
            AccountProfiles profiles,
            AccountRows accounts,
            AccountKeeping keeping,
            TaskRows tasks,
            QueuedEntrants queue,
            Sealing sealing,
            TransactionTemplate transactions,
            Clock clock) {
        this.scim = scim;
        this.profiles = profiles;
        this.accounts = accounts;
        this.keeping = keeping;
        this.tasks = tasks;
        this.queue = queue;
        this.sealing = sealing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the service has accounts that can be made ahead. */
    public static boolean serves(ExternalService service) {
        return Servers.of(service).isPresent();
    }

    /**
     * Whether Rialto made an account of the customer there, or keeps it.
     *
     * @param hash keyed hash of the customer's id
     */
    public boolean knows(ExternalService service, String hash) {
        return accounts.find(new Lane(service.id(), hash)).isPresent();
    }

    /** What {@link #keep} would do with each, in order. Nothing is changed. */
    public List<Prepared> compare(List<Entrant> entrants) {
        return entrants.stream().map(this::compare).toList();
    }

    private Prepared compare(Entrant entrant) {
        Optional<ScimServer> server = Servers.of(entrant.service());
        if (server.isEmpty()) {
            return Prepared.refused("not_configured");
        }
        Profile profile = profiles.of(entrant);
        return switch (scim.compare(server.get(), wanted(entrant, profile))) {
            case Difference.Creates() -> Prepared.done(Step.CREATE, created(profile));
            case Difference.Updates(List<String> places) -> changed(entrant, profile, places);
            case Difference.Nothing() -> changed(entrant, profile, List.of());
            case Difference.Collides() -> Prepared.refused("taken");
            case Difference.Unknown(Outcome.Later later) ->
                Prepared.later(later.reason().code());
            case Difference.Unknown(Outcome.Refused refused) ->
                Prepared.refused(refused.reason().code());
            case Difference.Unknown unknown -> Prepared.later("unreadable");
        };
    }

    private static List<String> created(Profile profile) {
        List<String> places = new ArrayList<>(profile.attributes().keySet());
        if (profile.groups() != null && !profile.groups().isEmpty()) {
            places.add("groups");
        }
        return places;
    }

    private Prepared changed(Entrant entrant, Profile profile, List<String> places) {
        List<String> all = new ArrayList<>(places);
        List<String> before = accounts.find(lane(entrant))
                .map(account -> account.names().groups())
                .orElse(List.of());
        if (profile.groups() != null && !profile.groups().equals(before)) {
            all.add("groups");
        }
        return Prepared.done(all.isEmpty() ? Step.SAME : Step.CHANGE, all);
    }

    /** Does it, and says of each, in order, what became of it. All must be of one service. */
    public List<Prepared> keep(List<Entrant> entrants) {
        Optional<ScimServer> server = entrants.stream().findFirst().flatMap(first -> Servers.of(first.service()));
        if (server.isEmpty()) {
            return entrants.stream()
                    .map(entrant -> Prepared.refused("not_configured"))
                    .toList();
        }
        List<Entrant> free = entrants.stream()
                .filter(entrant -> tasks.head(lane(entrant)).isEmpty())
                .toList();
        List<Profile> known = free.stream().map(profiles::of).toList();
        List<Wanted> wanted = new ArrayList<>();
        for (int at = 0; at < free.size(); at++) {
            wanted.add(wanted(free.get(at), known.get(at)));
        }
        List<Outcome> outcomes = scim.keepAll(server.get(), wanted);
        return entrants.stream()
                .map(entrant -> {
                    int at = free.indexOf(entrant);
                    return at < 0
                            ? Prepared.later("waiting")
                            : concluded(entrant, known.get(at), outcomes.get(at), server.get());
                })
                .toList();
    }

    private Prepared concluded(Entrant entrant, Profile profile, Outcome outcome, ScimServer server) {
        return switch (outcome) {
            case Outcome.Created(String id, int status) ->
                noted(entrant, profile, server, id, Prepared.done(Step.CREATE, created(profile)));
            case Outcome.Changed(String id, int status) ->
                noted(entrant, profile, server, id, Prepared.done(Step.CHANGE, List.of()));
            case Outcome.Unchanged(String id, int status) ->
                noted(entrant, profile, server, id, Prepared.done(Step.SAME, List.of()));
            case Outcome.Refused refused -> Prepared.refused(refused.reason().code());
            case Outcome.Gone gone -> postponed(entrant, "changed_meanwhile");
            case Outcome.Later later -> postponed(entrant, later.reason().code());
        };
    }

    private Prepared noted(Entrant entrant, Profile profile, ScimServer server, String id, Prepared done) {
        Kept kept = new Kept(
                lane(entrant), entrant.site(), entrant.service(), profile, sealing.print(profile, lane(entrant)));
        return switch (keeping.kept(kept, server, id, 200)) {
            case Result.Over over -> {
                // What failed before, or waited, is done with that.
                transactions.executeWithoutResult(
                        transaction -> tasks.supersedeKeeping(lane(entrant), clock.instant()));
                yield done;
            }
            case Result.Stuck(String reason, int status) -> Prepared.refused(reason);
            case Result.Again(String reason, int status, var after) -> postponed(entrant, reason);
        };
    }

    private Prepared postponed(Entrant entrant, String reason) {
        queue.queue(entrant);
        return Prepared.later(reason);
    }

    private Wanted wanted(Entrant entrant, Profile profile) {
        Provisioning provisioning = Objects.requireNonNull(entrant.service().provisioning());
        return AccountProfiles.wanted(profile, provisioning, accounts.find(lane(entrant)));
    }

    private static Lane lane(Entrant entrant) {
        return new Lane(entrant.service().id(), entrant.hash());
    }
}
