package io.rialto.server.provisioning;

import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.provisioning.TaskOrders.Order;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Has accounts made by tasks of the queue. */
@Component
class QueuedEntrants implements Entrants {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedEntrants.class);

    /** A customer who waits longer leaves. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(40);
    /** What a service was told is told again after this long: somebody there may have changed it. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final AccountProfiles profiles;
    private final AccountRows accounts;
    private final TaskRows tasks;
    private final TaskOrders orders;
    private final Lanes lanes;
    private final Sealing sealing;
    private final TransactionTemplate transactions;
    private final Clock clock;

    QueuedEntrants(
            AccountProfiles profiles,
            AccountRows accounts,
            TaskRows tasks,
            TaskOrders orders,
            Lanes lanes,
            Sealing sealing,
            TransactionTemplate transactions,
            Clock clock) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.tasks = tasks;
        this.orders = orders;
        this.lanes = lanes;
        this.sealing = sealing;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Readiness before(Entrant entrant) {
        if (provisioning(entrant).when() != When.BEFORE_LOGIN) {
            return new Readiness.Ready();
        }
        return ordered(entrant, true).map(this::awaited).orElseGet(Readiness.Ready::new);
    }

    @Override
    public void after(Entrant entrant) {
        if (provisioning(entrant).when() != When.AFTER_LOGIN) {
            return;
        }
        try {
            ordered(entrant, false);
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn(
                    "event=provisioning_not_written site={} service={} cause={}",
                    entrant.site().slug(),
                    entrant.service().slug(),
                    failed.getClass().getSimpleName());
        }
    }

    /** Has the account made, or brought in step, as soon as that is possible. */
    void queue(Entrant entrant) {
        ordered(entrant, false);
    }

    /** The task; nothing when the service knows all of it. */
    private Optional<Task> ordered(Entrant entrant, boolean hurry) {
        Profile profile = profiles.of(entrant);
        String print = sealing.print(profile, lane(entrant));
        if (accounts.find(lane(entrant))
                .filter(account -> isUpToDate(account, print))
                .isPresent()) {
            return Optional.empty();
        }
        Task task = transactions.execute(transaction -> {
            Task same = tasks.waiting(lane(entrant)).stream()
                    .filter(waiting -> waiting.kind() == Kind.KEEP && print.equals(waiting.print()))
                    .findFirst()
                    .orElse(null);
            Task placed = same != null ? same : orders.place(order(entrant), profile, print);
            if (hurry) {
                tasks.delay(placed.id(), now());
                lanes.hurry(lane(entrant));
            }
            return placed;
        });
        return Optional.of(Objects.requireNonNull(task));
    }

    private boolean isUpToDate(Account account, String print) {
        return account.active()
                && account.print().equals(print)
                && account.toldAt().isAfter(clock.instant().minus(FRESH));
    }

    private static Lane lane(Entrant entrant) {
        return new Lane(entrant.service().id(), entrant.hash());
    }

    private static Provisioning provisioning(Entrant entrant) {
        return Objects.requireNonNull(entrant.service().provisioning());
    }

    private Order order(Entrant entrant) {
        return new Order(entrant.site(), entrant.service(), entrant.hash(), Kind.KEEP, Way.SCIM, now());
    }

    private Readiness awaited(Task placed) {
        // The machine's own time: a person waits, whatever the clock says.
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Task> task = tasks.byId(placed.id());
            Optional<Readiness> readiness =
                    task.isEmpty() ? Optional.of(new Readiness.Unavailable("removed")) : readiness(task.get(), placed);
            if (readiness.isPresent()) {
                return readiness.get();
            }
            if (System.nanoTime() - end >= 0) {
                return new Readiness.Unavailable("too_slow");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Optional<Readiness> readiness(Task now, Task placed) {
        String reason = Objects.requireNonNullElse(now.reason(), "-");
        return switch (now.state()) {
            case CONFIRMED, SENT, SKIPPED, UNSUPPORTED -> Optional.of(new Readiness.Ready());
            case FAILED -> Optional.of(new Readiness.Refused(reason));
            // Another launch of the same customer has newer news: its task makes the account.
            case SUPERSEDED -> accounts.find(now.lane()).filter(Account::active).map(account -> new Readiness.Ready());
            case WAITING ->
                now.attempts() > placed.attempts() ? Optional.of(new Readiness.Unavailable(reason)) : Optional.empty();
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
