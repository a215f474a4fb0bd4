package io.rialto.server.provisioning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.ServiceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes tasks from their lanes and notes what came of them. */
@Component
class Queue {

    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    private final TaskRows tasks;
    private final Steps steps;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;
    /** Services that asked this node for time: nobody of their customers is told meanwhile. */
    private final Cache<ServiceId, Instant> resting =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Queue(TaskRows tasks, Steps steps, ApplicationEventPublisher listeners, Clock clock) {
        this.tasks = tasks;
        this.steps = steps;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** What a try came to, to be noted in a transaction. */
    record Tried(Task task, Result result) {}

    /** The next one of the lane, tried; nothing when none is due. */
    Optional<Tried> next(Lane lane) {
        Optional<Task> head = tasks.head(lane).filter(task -> !task.dueAt().isAfter(clock.instant()));
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Instant rest = resting.getIfPresent(lane.service());
        if (rest != null && rest.isAfter(clock.instant())) {
            tasks.delay(head.get().id(), rest);
            return Optional.empty();
        }
        return Optional.of(new Tried(head.get(), tried(head.get())));
    }

    private Result tried(Task task) {
        try {
            return steps.take(task);
        } catch (RuntimeException broken) {
            // Its message may hold what is to be told: only its kind is written down.
            LOG.warn(
                    "event=provisioning_broken task={} cause={}",
                    task.id(),
                    broken.getClass().getSimpleName());
            return new Result.Again("broken", 0, Optional.empty());
        }
    }

    /** In a transaction. */
    void conclude(Tried tried) {
        Task task = tried.task();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        switch (tried.result()) {
            case Result.Over(State state, String reason, int status) -> {
                tasks.settle(task.id(), state, reason, status, now);
                told(task, state.key(), reason == null ? "-" : reason, status);
                if (state == State.CONFIRMED && task.kind().leaves()) {
                    announce(task);
                }
            }
            case Result.Stuck(String reason, int status) -> {
                tasks.postpone(task.id(), State.FAILED, reason, status, now, now);
                told(task, State.FAILED.key(), reason, status);
            }
            case Result.Again(String reason, int status, Optional<Duration> after) -> {
                int count = task.attempts() + 1;
                boolean enough = Pace.isEnough(task.kind(), count);
                after.ifPresent(wish -> resting.put(task.serviceId(), now.plus(wish)));
                tasks.postpone(
                        task.id(),
                        enough ? State.FAILED : State.WAITING,
                        reason,
                        status,
                        now.plus(Pace.after(count, after)),
                        now);
                if (enough || count == 1) {
                    told(task, enough ? State.FAILED.key() : State.WAITING.key(), reason, status);
                }
            }
        }
    }

    private void announce(Task task) {
        steps.plan(task)
                .filter(plan -> plan != Plan.NOTHING)
                .ifPresent(plan -> listeners.publishEvent(new AccountLeft(task, plan == Plan.DELETE)));
    }

    private static void told(Task task, String state, String reason, int status) {
        LOG.info(
                "provisioning task={} kind={} way={} state={} reason={} status={} site={} service={}",
                task.id(),
                task.kind().key(),
                task.way().key(),
                state,
                reason,
                status,
                task.site(),
                task.service());
    }
}
