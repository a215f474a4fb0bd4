package io.rialto.server.rollout;

import io.rialto.server.job.JobQueue;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.job.Plan;
import io.rialto.server.provisioning.Prepared;
import io.rialto.server.rollout.Rollout.State;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A job per run that is not over: a page at a time, noted with the next one planned. */
@Component
class RolloutJobs {

    private static final Logger LOG = LoggerFactory.getLogger(RolloutJobs.class);
    private static final Plan PLAN = new Plan("rollout", "rollout_job", 2, Duration.ofSeconds(1));
    private static final Duration PAUSE = Duration.ofSeconds(15);
    /** With ever longer pauses that is about two hours. */
    private static final int MOST_ATTEMPTS = 30;

    private final RolloutRows rows;
    private final SealedTodo sealing;
    private final ShopRoster roster;
    private final Examiner examiner;
    private final Sites sites;
    private final Clock clock;
    private final JobQueue jobs;

    RolloutJobs(
            RolloutRows rows,
            SealedTodo sealing,
            ShopRoster roster,
            Examiner examiner,
            Sites sites,
            Clock clock,
            JobQueues queues) {
        this.rows = rows;
        this.sealing = sealing;
        this.roster = roster;
        this.examiner = examiner;
        this.sites = sites;
        this.clock = clock;
        this.jobs = queues.open(PLAN, this::look);
    }

    /** In the caller's transaction. */
    void begin(String id) {
        jobs.begin(id);
    }

    private Supplier<Next> look(String id) {
        Optional<Rollout> rollout = rows.byId(id);
        Optional<Todo> todo = rows.todo(id).map(kept -> sealing.open(kept, id));
        if (rollout.isEmpty() || todo.isEmpty()) {
            return Next.Never::new;
        }
        Optional<Site> site = sites.byId(rollout.get().siteId());
        return site.isEmpty()
                ? () -> ended(rollout.get(), State.FAILED, "no_such_site")
                : taken(rollout.get(), site.get(), todo.get());
    }

    private Supplier<Next> taken(Rollout rollout, Site site, Todo todo) {
        return switch (roster.next(site.id(), todo)) {
            case Page.Stuck(String reason) -> () -> ended(rollout, State.FAILED, reason);
            case Page.Later(String reason) -> () -> paused(rollout, reason);
            case Page.Customers customers -> {
                List<Result> results = examiner.examine(rollout, site, customers);
                Optional<String> silence = silence(rollout, results);
                yield () -> silence.map(reason -> paused(rollout, reason))
                        .orElseGet(() -> noted(rollout, todo, customers.rest(), results));
            }
        };
    }

    /** A service that cannot be asked of anybody is asked later; what really has to be told is in the queue by then. */
    private static Optional<String> silence(Rollout rollout, List<Result> results) {
        boolean all = rollout.dryRun()
                && !results.isEmpty()
                && results.stream().allMatch(result -> result.prepared().step() == Prepared.Step.LATER);
        return all ? Optional.of("service_" + results.getFirst().prepared().reason()) : Optional.empty();
    }

    private Next noted(Rollout rollout, Todo todo, Optional<Todo> rest, List<Result> results) {
        Instant now = now();
        // Those whose account is as it should be are counted, and no more.
        results.stream()
                .filter(result -> result.prepared().step() != Prepared.Step.SAME)
                .forEach(result -> rows.note(rollout, result, now));
        rows.count(rollout, Tally.of(results), now);
        if (rest.isEmpty()) {
            return ended(rollout, State.DONE, null, choice(rollout, todo));
        }
        return rows.goOn(rollout.id(), sealing.seal(rest.get(), rollout.id())) ? new Next.At(now) : new Next.Never();
    }

    /** For the run that may follow it, and does what this one only told. */
    private Optional<String> choice(Rollout rollout, Todo todo) {
        return rollout.dryRun() ? todo.again().map(choice -> sealing.seal(choice, rollout.id())) : Optional.empty();
    }

    private Next paused(Rollout rollout, String reason) {
        if (rollout.attempts() + 1 >= MOST_ATTEMPTS) {
            return ended(rollout, State.FAILED, reason);
        }
        Instant now = now();
        return rows.pause(rollout.id(), reason, now)
                ? new Next.At(now.plus(PAUSE.multipliedBy(rollout.attempts() + 1L)))
                : new Next.Never();
    }

    private Next ended(Rollout rollout, State state, @Nullable String reason) {
        return ended(rollout, state, reason, Optional.empty());
    }

    private Next ended(Rollout rollout, State state, @Nullable String reason, Optional<String> choice) {
        if (rows.end(rollout.id(), state, reason, choice, now())) {
            LOG.info(
                    "rollout run={} state={} reason={} dry_run={} site={} service={}",
                    rollout.id(),
                    state.key(),
                    reason == null ? "-" : reason,
                    rollout.dryRun(),
                    rollout.site(),
                    rollout.service());
        }
        return new Next.Never();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
