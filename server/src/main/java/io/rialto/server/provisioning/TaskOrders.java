package io.rialto.server.provisioning;

import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes tasks down, in the caller's transaction, and wakes their lanes. */
@Component
class TaskOrders {

    private final TaskRows tasks;
    private final Lanes lanes;
    private final Sealing sealing;
    private final Sites sites;
    private final Ids ids;
    private final Clock clock;

    TaskOrders(TaskRows tasks, Lanes lanes, Sealing sealing, Sites sites, Ids ids, Clock clock) {
        this.tasks = tasks;
        this.lanes = lanes;
        this.sealing = sealing;
        this.sites = sites;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is to be told to whom. */
    record Order(Site site, ExternalService service, String customer, Kind kind, Way way, Instant happenedAt) {

        Lane lane() {
            return new Lane(service.id(), customer);
        }
    }

    /** To be done as soon as the transaction is committed. */
    Task place(Order order, @Nullable Profile profile, @Nullable String print) {
        if (order.kind() != Kind.ENABLED) {
            tasks.supersedeKeeping(order.lane(), now());
        }
        Task task = task(order, profile, print, State.WAITING, null);
        tasks.add(task);
        lanes.wake(order.lane());
        return task;
    }

    /** Nothing can or has to be done: only the receipt is written. */
    void note(Order order, State state, @Nullable String reason) {
        tasks.add(task(order, null, null, state, reason));
    }

    private Task task(
            Order order, @Nullable Profile profile, @Nullable String print, State state, @Nullable String reason) {
        String id = ids.next();
        Instant now = now();
        return new Task(
                id,
                sites.ownerOf(order.site().id()).orElseThrow().value(),
                order.site().id(),
                order.service().id(),
                order.site().slug(),
                order.service().slug(),
                order.customer(),
                order.kind(),
                order.way(),
                state,
                profile == null ? null : sealing.seal(profile, id),
                print,
                0,
                reason,
                0,
                order.happenedAt(),
                now,
                now,
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
