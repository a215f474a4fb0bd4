package io.rialto.server.provisioning;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.SiteId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits, what failed, and the receipts of what was done, for whoever runs the site. Writing happens in the caller's transaction. */
@Component
public class ProvisioningTasks {

    private static final int MOST_AT_ONCE = 1_000;

    private final TaskRows tasks;
    private final Lanes lanes;
    private final Pseudonyms pseudonyms;
    private final Changes audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ProvisioningTasks(
            TaskRows tasks,
            Lanes lanes,
            Pseudonyms pseudonyms,
            Changes audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.tasks = tasks;
        this.lanes = lanes;
        this.pseudonyms = pseudonyms;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Task> find(OrganizationId organization, String id) {
        return tasks.byId(id).filter(task -> task.organization().equals(organization.value()));
    }

    public Found<Task> search(OrganizationId organization, Search search) {
        return tasks.search(organization.value(), search);
    }

    /** Whoever changes it waits until the transaction ends. */
    public void lock(Task task) {
        tasks.lock(task.id());
    }

    /** Has it tried now: one that failed, or one that waits for its next try. Nothing when it is over. */
    public Optional<Task> retry(Task task, Who who) {
        if (task.state() != State.FAILED && task.state() != State.WAITING) {
            return Optional.empty();
        }
        tasks.revive(task.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        lanes.hurry(task.lane());
        audit.record(
                subject(task),
                Event.UPDATE,
                new Alterations().of("state", task.state().key(), State.WAITING.key()),
                who);
        return tasks.byId(task.id());
    }

    /**
     * Has all that failed at a service tried now, one thousand at a time; the audit has a line for each.
     *
     * @return how many they are
     */
    public int retryAll(OrganizationId organization, ServiceId service, Who who) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            List<Task> failed = tasks.failed(organization.value(), service, MOST_AT_ONCE);
            failed.forEach(task -> retry(task, who));
            return failed.size();
        }));
    }

    /** Removes it; what it was to tell is never told. */
    public void remove(Task task, Who who) {
        tasks.remove(task.id());
        audit.record(
                subject(task),
                Event.DESTROY,
                new Alterations()
                        .of("state", task.state().key(), null)
                        .of("kind", task.kind().key(), null)
                        .of("service", task.service(), null),
                who);
    }

    private static Subject subject(Task task) {
        return new Subject(task.organization(), "provisioning_tasks", task.id());
    }

    /** Keyed hash under which a customer is known here. */
    public String hash(SiteId site, String customer) {
        return pseudonyms.customer(site, customer);
    }

    /** What services were told, or are to be told, because the customer left; the latest first. */
    public List<Task> departures(OrganizationId organization, String hash) {
        return tasks.departures(organization.value(), hash);
    }
}
