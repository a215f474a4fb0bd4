package io.rialto.server.canary;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.canary.PrivacyCheck.State;
import io.rialto.server.database.Ids;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs, for whoever wants to show that nothing of a customer stays. Safe for use by many threads. */
@Component
public class PrivacyChecks {

    private final CheckRows rows;
    private final CheckJobs jobs;
    private final Changes audit;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    PrivacyChecks(
            CheckRows rows, CheckJobs jobs, Changes audit, TransactionTemplate transactions, Ids ids, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins one; nothing while another one of the organization is running.
     *
     * @param services slugs of the site's
     * @param each launches per service
     */
    public Optional<PrivacyCheck> begin(
            OrganizationId organization, Site site, List<String> services, int each, Who who) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PrivacyCheck check = new PrivacyCheck(
                ids.next(),
                organization.value(),
                site.id(),
                site.slug(),
                services,
                each,
                State.RUNNING,
                null,
                null,
                0,
                null,
                null,
                now,
                now);
        return transactions.execute(transaction -> {
            if (!rows.add(check)) {
                return Optional.<PrivacyCheck>empty();
            }
            jobs.begin(check.id());
            audit.record(
                    new Subject(check.organization(), "privacy_checks", check.id()),
                    Event.CREATE,
                    new Alterations()
                            .of("site", null, check.site())
                            .of("services", null, check.services())
                            .of("launches", null, check.each()),
                    who);
            return Optional.of(check);
        });
    }

    public Optional<PrivacyCheck> find(OrganizationId organization, String id) {
        return rows.byId(id).filter(check -> check.organization().equals(organization.value()));
    }

    public Found<PrivacyCheck> search(OrganizationId organization, Search search) {
        return rows.search(organization.value(), search);
    }
}
