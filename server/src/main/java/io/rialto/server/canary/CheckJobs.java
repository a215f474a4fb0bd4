package io.rialto.server.canary;

import io.rialto.server.canary.PrivacyCheck.State;
import io.rialto.server.customer.SpecimenTickets;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.job.JobQueue;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.job.Plan;
import io.rialto.server.launch.Canaries;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A job per run that is not over. A node does one at a time, whosever they are. */
@Component
class CheckJobs {

    private static final Logger LOG = LoggerFactory.getLogger(CheckJobs.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Plan PLAN = new Plan("privacy_check", "privacy_check_job", 1, Duration.ofSeconds(1));

    private final CheckRows rows;
    private final Run run;
    private final Canaries canaries;
    private final Statement statement;
    private final Sites sites;
    private final ExternalServices services;
    private final Clock clock;
    private final JobQueue jobs;

    CheckJobs(
            CheckRows rows,
            Run run,
            Canaries canaries,
            Statement statement,
            Sites sites,
            ExternalServices services,
            Clock clock,
            JobQueues queues) {
        this.rows = rows;
        this.run = run;
        this.canaries = canaries;
        this.statement = statement;
        this.sites = sites;
        this.services = services;
        this.clock = clock;
        this.jobs = queues.open(PLAN, this::look);
    }

    /** In the caller's transaction. */
    void begin(String id) {
        jobs.begin(id);
    }

    private Supplier<Next> look(String id) {
        Optional<PrivacyCheck> found = rows.byId(id).filter(check -> check.state() == State.RUNNING);
        if (found.isEmpty()) {
            return Next.Never::new;
        }
        PrivacyCheck check = found.get();
        Optional<Site> site = sites.byId(check.siteId()).filter(SpecimenTickets::possible);
        List<ExternalService> chosen = site.map(known -> chosen(known, check)).orElse(List.of());
        if (site.isEmpty() || chosen.isEmpty()) {
            return () -> ended(check, State.FAILED, site.isEmpty() ? "no_shop_connected" : "no_such_service");
        }
        // A node that broke off left its rows.
        canaries.forget(site.get(), check.createdAt());
        try {
            Report report =
                    run.of(site.get(), chosen, check.each(), percent -> rows.progress(id, percent, clock.instant()));
            String text = JSON.writeValueAsString(report.json());
            String signed = statement.of(check, site.get(), report);
            return () -> {
                rows.conclude(id, report.outcome(), text, signed);
                return ended(check, State.DONE, null);
            };
        } catch (RuntimeException failed) {
            return () -> ended(check, State.FAILED, failed.getClass().getSimpleName());
        }
    }

    private List<ExternalService> chosen(Site site, PrivacyCheck check) {
        return services.of(site.id()).stream()
                .filter(service -> check.services().contains(service.slug()))
                .toList();
    }

    private Next ended(PrivacyCheck check, State state, @Nullable String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (rows.end(check.id(), state, reason, now)) {
            LOG.info(
                    "privacy_check check={} state={} reason={} site={}",
                    check.id(),
                    state.key(),
                    reason == null ? "-" : reason,
                    check.site());
        }
        return new Next.Never();
    }
}
