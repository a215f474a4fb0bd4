package io.rialto.server.rollout;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.rollout.Rollout.State;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs, for whoever runs the site. Safe for use by many threads. */
@Component
public class Rollouts {

    private final RolloutRows rows;
    private final RolloutJobs jobs;
    private final SealedTodo sealing;
    private final Changes audit;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    Rollouts(
            RolloutRows rows,
            RolloutJobs jobs,
            SealedTodo sealing,
            Changes audit,
            TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.sealing = sealing;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is to be run.
     *
     * @param customers ids of the shop; none: everybody
     */
    public record Order(
            OrganizationId organization, Site site, ExternalService service, boolean dryRun, List<String> customers) {

        /** It has no text: customers' ids are in it. */
        @Override
        public String toString() {
            return "Order[…]";
        }
    }

    /** Nothing while another one is running for the service. */
    public Optional<Rollout> begin(Order order, Who who) {
        return transactions.execute(transaction -> begun(rollout(order), order, who));
    }

    private Optional<Rollout> begun(Rollout rollout, Order order, Who who) {
        Todo todo = order.customers().isEmpty() ? Todo.everybody() : Todo.these(order.customers());
        if (!rows.add(rollout, sealing.seal(todo, rollout.id()))) {
            return Optional.empty();
        }
        jobs.begin(rollout.id());
        audit.record(
                subject(rollout),
                Event.CREATE,
                new Alterations()
                        .of("site", null, rollout.site())
                        .of("service", null, rollout.service())
                        .of("dry_run", null, rollout.dryRun()),
                who);
        return Optional.of(rollout);
    }

    private Rollout rollout(Order order) {
        Instant now = now();
        return new Rollout(
                ids.next(),
                order.organization().value(),
                order.site().id(),
                order.service().id(),
                order.site().slug(),
                order.service().slug(),
                order.dryRun(),
                State.RUNNING,
                null,
                0,
                Tally.NONE,
                false,
                now,
                now);
    }

    /**
     * Whom a dry run that is done was for, for a day: ids of the shop, none for everybody.
     *
     * @return nothing when that is not known, or not any more
     */
    public Optional<List<String>> choice(Rollout rollout) {
        return rows.choice(rollout.id())
                .map(kept -> Objects.requireNonNullElse(
                        sealing.open(kept, rollout.id()).ids(), List.of()));
    }

    /** Stops it; what was made stays. Nothing when it is over. */
    public Optional<Rollout> cancel(Rollout rollout, Who who) {
        return transactions.execute(transaction -> {
            if (!rows.end(rollout.id(), State.CANCELLED, null, Optional.empty(), now())) {
                return Optional.empty();
            }
            audit.record(
                    subject(rollout),
                    Event.UPDATE,
                    new Alterations().of("state", State.RUNNING.key(), State.CANCELLED.key()),
                    who);
            return rows.byId(rollout.id());
        });
    }

    public Optional<Rollout> find(OrganizationId organization, String id) {
        return rows.byId(id).filter(rollout -> rollout.organization().equals(organization.value()));
    }

    public Found<Rollout> search(OrganizationId organization, Search search) {
        return rows.search(organization.value(), search);
    }

    /** Whoever changes it waits until the transaction ends. */
    public void lock(Rollout rollout) {
        rows.lock(rollout.id());
    }

    public Optional<Finding> finding(OrganizationId organization, String id) {
        return rows.finding(organization.value(), id);
    }

    /** What came of customers, but for those whose account is as it should be. */
    public Found<Finding> findings(OrganizationId organization, Search search) {
        return rows.findings(organization.value(), search);
    }

    private static Subject subject(Rollout rollout) {
        return new Subject(rollout.organization(), "provisioning_runs", rollout.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
