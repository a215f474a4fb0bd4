package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.provisioning.ProvisioningTasks;
import io.rialto.server.provisioning.Task;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Order;
import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What services were to be told of accounts, and were not. */
@Component
class QueueWatching implements Watch {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final ProvisioningTasks tasks;
    private final Clock clock;

    QueueWatching(ProvisioningTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        Instant old = clock.instant().minus(PATIENCE);
        return Stream.concat(
                some(
                        organization,
                        Condition.is("state", "failed"),
                        "queue_failed",
                        Severity.WARNING,
                        " could not be told to services, and is not tried again by itself. Look why, then try again or remove it."),
                some(
                        organization,
                        new Condition.All(List.of(
                                Condition.is("state", "waiting"),
                                new Condition.Test("created_at", Predicate.LT, List.of(old.toString())))),
                        "queue_stuck",
                        Severity.NOTE,
                        " has waited for more than an hour: a service does not answer, and is tried again."));
    }

    private Stream<Attention> some(
            OrganizationId organization, Condition which, String kind, Severity severity, String sentence) {
        Found<Task> found =
                tasks.search(organization, new Search(which, List.of(new Order("created_at", false)), new Page(1, 1)));
        return found.items().stream()
                .map(first -> new Attention(
                        kind,
                        severity,
                        found.total()
                                + (found.total() == 1 ? " change of an account" : " changes of accounts")
                                + sentence,
                        first.createdAt(),
                        new Where("provisioning_tasks", first.id(), "accounts")));
    }
}
