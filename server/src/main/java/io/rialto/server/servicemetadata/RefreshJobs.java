package io.rialto.server.servicemetadata;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.job.JobQueue;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.job.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** One job a service. */
@Component
class RefreshJobs {

    private static final Plan PLAN = new Plan("refresh-metadata", "metadata_task", 8, Duration.ofSeconds(1));

    private final Refresh refresh;
    private final JobQueue queue;

    RefreshJobs(Refresh refresh, JobQueues queues) {
        this.refresh = refresh;
        this.queue = queues.open(PLAN, this::look);
    }

    private Supplier<Next> look(String id) {
        ServiceId service = new ServiceId(UUID.fromString(id));
        Optional<Refresh.Seen> seen = refresh.look(service);
        return () -> seen.map(known -> refresh.conclude(service, known)).orElseGet(Next.Never::new);
    }

    /** Sees to it that there is a job; in the caller's transaction. */
    void begin(ServiceId service) {
        queue.begin(service.value().toString());
    }

    /** Looks at once, whatever was planned; in the caller's transaction. */
    void now(ServiceId service) {
        queue.now(service.value().toString());
    }
}
