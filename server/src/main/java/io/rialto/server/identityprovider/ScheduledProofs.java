package io.rialto.server.identityprovider;

import io.rialto.server.job.JobQueue;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.job.Plan;
import io.rialto.server.job.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** One job a provider. */
@Component
class ScheduledProofs implements ProofJobs, Work {

    private static final Plan PLAN = new Plan("prove-domains", "scheduled_tasks", 128, Duration.ofMillis(250));

    private final ProofRun run;
    private final JobQueue queue;

    ScheduledProofs(ProofRun run, JobQueues queues) {
        this.run = run;
        this.queue = queues.open(PLAN, this);
    }

    @Override
    public Supplier<Next> look(String id) {
        IdentityProviderId provider = new IdentityProviderId(id);
        Optional<ProofRun.Seen> seen = run.look(provider);
        // In the transaction that holds the provider's row: no wish can fall between reading it and planning.
        return () -> seen.map(known -> run.conclude(provider, known)).orElseGet(Next.Never::new);
    }

    @Override
    public void conclude(Runnable transaction) {
        run.sparingly(transaction);
    }

    @Override
    public void begin(IdentityProviderId id) {
        queue.begin(id.value());
    }

    @Override
    public void now(IdentityProviderId id) {
        queue.now(id.value());
    }

    @Override
    public void end(IdentityProviderId id) {
        queue.end(id.value());
    }
}
