package io.rialto.server.addresschange;

import io.rialto.server.addresschange.AddressChange.State;
import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes, for whoever runs the site. Safe for use by many threads. */
@Component
public class AddressChanges {

    private static final Duration KEPT = Duration.ofDays(30);
    /** So long a person is not asked about the same address again. */
    private static final Duration CONFIRMED_KEPT = Duration.ofDays(365);

    private final AddressChangeRows rows;
    private final SealedId sealing;
    private final Changes audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AddressChanges(
            AddressChangeRows rows, SealedId sealing, Changes audit, TransactionTemplate transactions, Clock clock) {
        this.rows = rows;
        this.sealing = sealing;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<AddressChange> find(OrganizationId organization, String id) {
        return rows.byId(id).filter(change -> change.organization().equals(organization.value()));
    }

    public Found<AddressChange> search(OrganizationId organization, Search search) {
        return rows.search(organization.value(), search);
    }

    /** Whoever changes it waits until the transaction ends. */
    public void lock(AddressChange change) {
        rows.lock(change.id());
    }

    /** The shop's id of the customer, while somebody has to see to it. Never to be logged, nor kept in the clear. */
    public Optional<String> customerId(AddressChange change) {
        return change.needsSomebody()
                ? rows.sealed(change.id()).map(kept -> sealing.open(kept, change.id()))
                : Optional.empty();
    }

    /** Somebody changed the address at the service. Nothing when it is not for a person to see to, or not any more. */
    public Optional<AddressChange> confirm(AddressChange change, Who who) {
        return transactions.execute(transaction -> {
            rows.lock(change.id());
            Optional<AddressChange> present = rows.byId(change.id());
            if (present.filter(AddressChange::needsSomebody).isEmpty()) {
                return Optional.empty();
            }
            rows.settle(change.id(), State.CONFIRMED, null, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            audit.record(
                    new Subject(change.organization(), "address_changes", change.id()),
                    Event.UPDATE,
                    new Alterations().of("state", present.get().state().key(), State.CONFIRMED.key()),
                    who);
            return rows.byId(change.id());
        });
    }

    @Scheduled(initialDelayString = "PT17M", fixedDelayString = "PT1H")
    void removeOld() {
        Instant now = clock.instant();
        rows.forget(now.minus(KEPT), now.minus(CONFIRMED_KEPT));
    }
}
