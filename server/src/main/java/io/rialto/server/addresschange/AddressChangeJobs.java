package io.rialto.server.addresschange;

import io.rialto.server.addresschange.AddressChange.State;
import io.rialto.server.job.JobQueue;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.job.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A job per change that is to be carried out: it survives restarts, and of several nodes one has it at a time. */
@Component
class AddressChangeJobs {

    private static final Logger LOG = LoggerFactory.getLogger(AddressChangeJobs.class);
    private static final Plan PLAN = new Plan("address_change", "address_change_job", 4, Duration.ofSeconds(1));
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** With ever longer pauses that is about a day. */
    private static final int MOST_ATTEMPTS = 75;

    private final AddressChangeRows rows;
    private final SealedId sealing;
    private final Carrier carrier;
    private final Clock clock;
    private final JobQueue jobs;

    AddressChangeJobs(AddressChangeRows rows, SealedId sealing, Carrier carrier, Clock clock, JobQueues queues) {
        this.rows = rows;
        this.sealing = sealing;
        this.carrier = carrier;
        this.clock = clock;
        this.jobs = queues.open(PLAN, this::look);
    }

    /** In the caller's transaction. */
    void begin(String id) {
        jobs.begin(id);
    }

    private Supplier<Next> look(String id) {
        return rows.errand(id)
                .map(errand -> {
                    Verdict verdict = carrier.carryOut(errand, sealing.open(errand.sealed(), id));
                    return (Supplier<Next>) () -> concluded(errand, verdict);
                })
                .orElse(Next.Never::new);
    }

    private Next concluded(Errand errand, Verdict verdict) {
        String id = errand.change().id();
        rows.lock(id);
        Optional<Errand> present = rows.errand(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (present.isEmpty()) {
            return new Next.Never();
        }
        // The shop told of the customer again, maybe after it was asked.
        return present.get().told() == errand.told() ? concluded(errand.change(), verdict, now) : new Next.At(now);
    }

    private Next concluded(AddressChange change, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Nothing() -> {
                rows.remove(change.id());
                yield new Next.Never();
            }
            case Verdict.Open(String reason, String address) -> {
                rows.leave(change.id(), State.OPEN, reason, address, now);
                yield told(change, State.OPEN, reason);
            }
            case Verdict.Done(String reason) -> {
                rows.settle(change.id(), State.DONE, reason, now);
                yield told(change, State.DONE, reason);
            }
            case Verdict.Failed(String reason) -> failed(change, reason, now);
            case Verdict.Later(String reason) -> later(change, reason, now);
        };
    }

    private Next later(AddressChange change, String reason, Instant now) {
        if (change.attempts() + 1 >= MOST_ATTEMPTS) {
            return failed(change, reason, now);
        }
        rows.postpone(change.id(), reason, now);
        return new Next.At(now.plus(PAUSE.multipliedBy(change.attempts() + 1L)));
    }

    private Next failed(AddressChange change, String reason, Instant now) {
        rows.leave(change.id(), State.FAILED, reason, null, now);
        return told(change, State.FAILED, reason);
    }

    private static Next told(AddressChange change, State state, @Nullable String reason) {
        LOG.info(
                "address_change change={} plan={} state={} reason={} site={} service={}",
                change.id(),
                change.plan().key(),
                state.key(),
                reason == null ? "-" : reason,
                change.site(),
                change.service());
        return new Next.Never();
    }
}
