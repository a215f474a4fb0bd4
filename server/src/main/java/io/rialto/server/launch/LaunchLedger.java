package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.Visits;
import io.rialto.server.link.Links;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of launches. A row is committed when {@link #record} returns, and its unique ticket id decides, between all nodes,
 * who was first. Rows that wait at the same moment share one commit.
 */
@Component
class LaunchLedger implements Visits, Launches {

    private static final String INSERT = """
            insert into launch (id, site_id, service_id, ticket_id, customer, outcome, reason, assertion_id, session_index, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final int MOST_IN_ONE_COMMIT = 64;
    private static final int ENOUGH_FOR_ONE = 16;
    /** Nobody notices it in a launch, and a busy node makes a commit for a dozen launches, not for each. */
    private static final Duration APART = Duration.ofMillis(20);

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final GroupCommit<Launch, Recording> commits =
            new GroupCommit<>(MOST_IN_ONE_COMMIT, ENOUGH_FOR_ONE, APART, this::commit);

    LaunchLedger(JdbcTemplate batches, TransactionTemplate transactions) {
        this.batches = batches;
        this.jdbc = JdbcClient.create(batches);
        this.transactions = transactions;
    }

    enum Recording {
        RECORDED,
        /** The ticket was used before; nothing was written. */
        REPLAYED
    }

    /** Writes the row, unless its ticket was used before. */
    Recording record(Launch launch) {
        return commits.submit(launch);
    }

    /** Writes down that a service asked for a launch that there will not be. */
    void recordStopped(Reference id, SiteId site, @Nullable ServiceId service, String reason, Instant at) {
        jdbc.sql("insert into launch (id, site_id, service_id, outcome, reason, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.<@Nullable Object>asList(
                        id.number(),
                        site.value(),
                        service == null ? null : service.value(),
                        Launch.Outcome.STOPPED.name(),
                        reason,
                        at.atOffset(ZoneOffset.UTC)))
                .update();
    }

    /** Whether a launch used the ticket up. */
    boolean knows(SiteId site, String ticket) {
        return jdbc.sql("select count(*) from launch where site_id = ? and ticket_id = ?")
                        .params(site.value(), ticket)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public List<Visit> since(SiteId site, String customer, Instant since) {
        // The key begins with the time: only what is that young is looked at, by no index of sites (see LaunchBook).
        return jdbc.sql("""
                        select distinct service_id, session_index from launch
                        where id >= ? and (site_id = ?) = true and customer = ? and outcome = 'ISSUED'
                        """)
                .params(References.at(since).number(), site.value(), customer)
                .query((row, number) -> new Visit(new ServiceId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    @Override
    public List<Happened> happened(Reference from, Reference before, int most) {
        return jdbc.sql("""
                        select id, site_id, service_id, customer, outcome, reason, created_at from launch
                        where id >= ? and id < ? and site_id is not null and outcome not in ('LISTED', 'STOPPED', 'CANARY')
                        order by id fetch first %d rows only
                        """.formatted(most))
                .params(from.number(), before.number())
                .query((row, number) -> {
                    UUID service = row.getObject("service_id", UUID.class);
                    String reason = row.getString("reason");
                    return new Happened(
                            Reference.of(row.getLong("id")),
                            new SiteId(row.getObject("site_id", UUID.class)),
                            service == null ? null : new ServiceId(service),
                            row.getString("customer"),
                            told(row.getString("outcome")),
                            reason == null ? null : reason.toLowerCase(Locale.ROOT),
                            row.getObject("created_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    // The service was told, whatever it said later.
    private static String told(String outcome) {
        return (outcome.equals(Launch.Outcome.RETURNED.name()) ? Launch.Outcome.ISSUED.name() : outcome)
                .toLowerCase(Locale.ROOT);
    }

    /** When the first launch was from this one on. */
    Optional<Instant> firstFrom(Reference from) {
        return jdbc.sql("select created_at from launch where id >= ? order by id fetch first 1 row only")
                .param(from.number())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Who entered which service, each once, in launches from one to before another. */
    List<Links.Known> entrances(Reference from, Reference before) {
        return jdbc.sql("""
                        select site_id, service_id, customer, min(id) as launch, min(created_at) as at from launch
                        where id >= ? and id < ? and outcome = 'ISSUED'
                        group by site_id, service_id, customer
                        """)
                .params(from.number(), before.number())
                .query((row, number) -> new Links.Known(
                        new SiteId(row.getObject("site_id", UUID.class)),
                        new ServiceId(row.getObject("service_id", UUID.class)),
                        row.getString("customer"),
                        Reference.of(row.getLong("launch")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Corrects the row of a launch for which the service would have no account. */
    void markRefused(Reference id, Refusal reason) {
        jdbc.sql("update launch set outcome = ?, reason = ? where id = ?")
                .params(Launch.Outcome.REFUSED.name(), reason.name(), id.number())
                .update();
    }

    /** Corrects the row of a launch that could not be sealed. */
    void markFailed(Reference id) {
        jdbc.sql("update launch set outcome = ? where id = ?")
                .params(Launch.Outcome.FAILED.name(), id.number())
                .update();
    }

    /**
     * Corrects the row of a launch whose customer the service did not let in; what it said comes with the first report alone.
     *
     * @param said sealed
     * @param since launches that are older are left as they are
     * @return the service of the launch; nothing when no row was changed
     */
    Optional<ServiceId> markReturned(SiteId site, Reference id, String said, Instant since) {
        int rows = jdbc.sql("""
                        update launch set outcome = ?, returned = ?
                        where id = ? and id >= ? and site_id = ? and outcome = 'ISSUED'
                        """)
                .params(
                        Launch.Outcome.RETURNED.name(),
                        said,
                        id.number(),
                        References.at(since).number(),
                        site.value())
                .update();
        return rows == 0 ? Optional.empty() : serviceOf(site, id);
    }

    /** Keyed hash of whose launch it was. */
    Optional<String> customerOf(SiteId site, Reference id) {
        return jdbc.sql("select customer from launch where id = ? and site_id = ? and customer is not null")
                .params(id.number(), site.value())
                .query(String.class)
                .optional();
    }

    /** Which service a launch led to. */
    Optional<ServiceId> serviceOf(SiteId site, Reference id) {
        return jdbc.sql("select service_id from launch where id = ? and site_id = ? and service_id is not null")
                .params(id.number(), site.value())
                .query((row, number) -> new ServiceId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** What the service said of a launch that it sent back, sealed. */
    Optional<String> returned(Reference id) {
        return jdbc.sql("select returned from launch where id = ? and returned is not null")
                .param(id.number())
                .query(String.class)
                .optional();
    }

    /** The site's launches of nobody, from an instant on. */
    List<Reference> canaries(SiteId site, Instant since) {
        return jdbc.sql("select id from launch where id >= ? and (site_id = ?) = true and outcome = 'CANARY'")
                .params(References.at(since).number(), site.value())
                .query((row, number) -> Reference.of(row.getLong(1)))
                .list();
    }

    void remove(List<Reference> launches) {
        batches.batchUpdate(
                "delete from launch where id = ?",
                launches.stream().map(one -> new Object[] {one.number()}).toList());
    }

    /** Removes at most so many rows that are older, and says how many. */
    int removeBefore(Instant instant, int most) {
        return jdbc.sql("""
                        delete from launch where id in
                            (select id from launch where id < ? order by id fetch first %d rows only)
                        """.formatted(most))
                .param(References.at(instant).number())
                .update();
    }

    private List<Recording> commit(List<Launch> launches) {
        try {
            insert(launches);
            return launches.stream().map(launch -> Recording.RECORDED).toList();
        } catch (DuplicateKeyException | PessimisticLockingFailureException oneOfThem) {
            // Nothing of the batch was written: one was a replay, or two nodes had the same tickets in another order.
            // Now each for itself, so that a replay refuses only its own.
            List<Recording> recordings = new ArrayList<>(launches.size());
            launches.forEach(launch -> recordings.add(alone(launch)));
            return recordings;
        }
    }

    private Recording alone(Launch launch) {
        try {
            insert(List.of(launch));
            return Recording.RECORDED;
        } catch (DuplicateKeyException duplicate) {
            if (launch.site() != null && launch.ticket() != null && knows(launch.site(), launch.ticket())) {
                return Recording.REPLAYED;
            }
            throw duplicate;
        }
    }

    private void insert(List<Launch> launches) {
        List<@Nullable Object[]> rows = launches.stream().map(LaunchLedger::row).toList();
        transactions.executeWithoutResult(transaction -> batches.batchUpdate(INSERT, rows));
    }

    private static @Nullable Object[] row(Launch launch) {
        return new @Nullable Object[] {
            launch.id().number(),
            Optional.ofNullable(launch.site()).map(SiteId::value).orElse(null),
            Optional.ofNullable(launch.service()).map(ServiceId::value).orElse(null),
            launch.ticket(),
            launch.customer(),
            launch.outcome().name(),
            Optional.ofNullable(launch.reason()).map(Refusal::name).orElse(null),
            launch.assertion(),
            launch.session(),
            launch.at().atOffset(ZoneOffset.UTC)
        };
    }
}
