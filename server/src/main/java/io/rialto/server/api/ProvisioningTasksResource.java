package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.provisioning.Kind;
import io.rialto.server.provisioning.ProvisioningTasks;
import io.rialto.server.provisioning.State;
import io.rialto.server.provisioning.Task;
import io.rialto.server.provisioning.Way;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code /api/provisioning_tasks}: what services have yet to be told, what failed and why, and the receipts. All members read them;
 * owners and admins have them tried again, or remove them.
 */
@Component
class ProvisioningTasksResource implements Resource<Task> {

    private static final String RETRY = "_retry";

    private static final Schema<Task> SCHEMA = Schema.of("provisioning_tasks", Task::id)
            .saying("That a service has to be told of a customer, or the receipt that it was. Nobody's data is in it.")
            .offering(Operation.LIST, Operation.UPDATE, Operation.DELETE)
            .sparing(Operation.UPDATE, Operation.DELETE)
            .with(Attribute.text("site").searched().saying("The site's slug."), Task::site)
            .with(Attribute.text("service").searched().saying("The service's slug."), Task::service)
            .with(Attribute.text("customer").searched().saying("Keyed hash of the shop's customer id."), Task::customer)
            .with(
                    Attribute.oneOf(
                                    "kind",
                                    Arrays.stream(Kind.values()).map(Kind::key).toArray(String[]::new))
                            .searched()
                            .saying("keep: the account is made, or brought in step. ended: the customer ended the"
                                    + " service. The others: what the shop told."),
                    task -> task.kind().key())
            .with(
                    Attribute.oneOf(
                                    "way",
                                    Arrays.stream(Way.values()).map(Way::key).toArray(String[]::new))
                            .searched(),
                    task -> task.way().key())
            .with(
                    Attribute.oneOf(
                                    "state",
                                    Arrays.stream(State.values())
                                            .map(State::key)
                                            .toArray(String[]::new))
                            .searched()
                            .saying("failed: somebody has to look; _retry has it tried again."),
                    task -> task.state().key())
            .with(
                    Attribute.text("reason")
                            .orNull()
                            .searched()
                            .saying("Why it did not work the last time, or what there is to know.")
                            .like("taken"),
                    Task::reason)
            .with(Attribute.number("status").saying("Of the service's last answer; 0: there was none."), task ->
                    (long) task.status())
            .with(Attribute.number("attempts"), task -> (long) task.attempts())
            .with(Attribute.instant("happened_at").saying("At the shop."), Task::happenedAt)
            .with(Attribute.instant("due_at").saying("When it is tried next, while it waits."), Task::dueAt)
            .noted(task -> Notes.NONE, Task::createdAt, Task::updatedAt)
            .trigger(RETRY, "It is tried now: one that failed, or one that waits for its next try.")
            .build();

    private final ProvisioningTasks tasks;

    ProvisioningTasksResource(ProvisioningTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Schema<Task> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Task> find(Caller caller, String id) {
        return tasks.find(caller.organization(), id);
    }

    @Override
    public Found<Task> list(Caller caller, Search search) {
        return tasks.search(caller.organization(), search);
    }

    @Override
    public void lock(Caller caller, Task present) {
        tasks.lock(present);
    }

    @Override
    public Outcome<Task> update(Caller caller, Task present, Given given) {
        Optional<Outcome<Task>> refusal = Rights.refusal(caller, Act.UPDATE, Subject.PROVISIONING_TASKS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!given.triggered(RETRY)) {
            return Outcome.done(present);
        }
        return tasks.retry(present, Rights.who(caller))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(
                        new Refusal.Conflict("It is " + present.state().key() + ": there is nothing to try again.")));
    }

    @Override
    public Outcome<Task> delete(Caller caller, Task present) {
        Optional<Outcome<Task>> refusal = Rights.refusal(caller, Act.DESTROY, Subject.PROVISIONING_TASKS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (present.kind() != Kind.KEEP && present.state() != State.FAILED && present.state() != State.WAITING) {
            return Outcome.refused(new Refusal.Conflict("It is the receipt of a departure, which is kept as proof."));
        }
        tasks.remove(present, Rights.who(caller));
        return Outcome.done(present);
    }
}
