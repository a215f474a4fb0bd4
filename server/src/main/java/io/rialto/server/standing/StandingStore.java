package io.rialto.server.standing;

import io.rialto.server.customer.ShopEvent;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.site.SiteId;
import io.rialto.server.standing.Standing.State;
import io.rialto.server.standing.Told.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of events and of what they made of customers' standing. */
@Component
class StandingStore {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher listeners;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StandingStore(JdbcClient jdbc, ApplicationEventPublisher listeners, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A row that a node reads. */
    record Row(String customer, Standing standing, long revision) {}

    /** Lets an event count, once. */
    Outcome tell(Told told) {
        return transactions.execute(transaction -> {
            Outcome first = remember(told);
            if (first == Outcome.NEW && told.event().what() == What.UPDATED) {
                ShopEvent event = told.event();
                listeners.publishEvent(new CustomerUpdated(told.site(), event.customer(), told.customer(), event.at()));
            } else if (first == Outcome.NEW) {
                count(told);
            }
            return first;
        });
    }

    /** The last revision. Whatever has a higher one comes later. */
    long revision() {
        return jdbc.sql("select changes from standing_revision where id = 1")
                .query(Long.class)
                .single();
    }

    /** Everybody who is to be refused, or was logged out since then. */
    void readAll(Instant loggedOutSince, Consumer<Row> reader) {
        jdbc.sql("select * from customer_standing where state <> 'OPEN' or logged_out_at >= ?")
                .param(utc(loggedOutSince))
                .query(each(reader));
    }

    /** Everybody whose standing changed after the revision. */
    void readAfter(long revision, Consumer<Row> reader) {
        jdbc.sql("select * from customer_standing where revision > ? order by revision")
                .param(revision)
                .query(each(reader));
    }

    /** Removes what nothing depends on any more. */
    void forget(Instant eventsBefore, Instant openBefore, Instant deletedBefore) {
        jdbc.sql("delete from shop_event where received_at < ?")
                .param(utc(eventsBefore))
                .update();
        jdbc.sql("delete from customer_standing where state = 'OPEN' and changed_at < ?")
                .param(utc(openBefore))
                .update();
        jdbc.sql("delete from customer_standing where state in ('DELETED', 'ERASED') and changed_at < ?")
                .param(utc(deletedBefore))
                .update();
    }

    private Outcome remember(Told told) {
        int added = jdbc.sql("""
                        insert into shop_event (site_id, id, content, received_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(told.site().value(), told.id(), told.content(), utc(clock.instant()))
                .update();
        if (added > 0) {
            return Outcome.NEW;
        }
        String known = jdbc.sql("select content from shop_event where site_id = ? and id = ?")
                .params(told.site().value(), told.id())
                .query(String.class)
                .single();
        return known.equals(told.content()) ? Outcome.REPEATED : Outcome.CONTRADICTED;
    }

    private void count(Told told) {
        // Held until the commit: one change of a standing at a time, over all nodes.
        jdbc.sql("update standing_revision set changes = changes + 1 where id = 1")
                .update();
        Optional<Standing> known = find(told.site(), told.customer());
        Standing before = known.orElse(Standing.USUAL);
        Standing after = before.after(told.event());
        if (!after.equals(before)) {
            write(told, after, known.isPresent());
            ShopEvent event = told.event();
            listeners.publishEvent(
                    new StandingChanged(told.site(), event.customer(), told.customer(), event.what(), event.at()));
        }
    }

    private Optional<Standing> find(SiteId site, String customer) {
        return jdbc.sql("select * from customer_standing where site_id = ? and customer = ?")
                .params(site.value(), customer)
                .query((row, number) -> row(row).standing())
                .optional();
    }

    private void write(Told told, Standing standing, boolean known) {
        jdbc.sql(known ? """
                        update customer_standing set state = :state, since = :since, logged_out_at = :loggedOut,
                            revision = :revision, changed_at = :now
                        where site_id = :site and customer = :customer
                        """ : """
                        insert into customer_standing (site_id, customer, state, since, logged_out_at, revision, changed_at)
                        values (:site, :customer, :state, :since, :loggedOut, :revision, :now)
                        """)
                .param("site", told.site().value())
                .param("customer", told.customer())
                .param("state", standing.state().name())
                .param("since", utcOrNull(standing.since()))
                .param("loggedOut", utcOrNull(standing.loggedOutAt()))
                .param("revision", revision())
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Row by row, as there may be very many. */
    private static RowCallbackHandler each(Consumer<Row> reader) {
        return row -> reader.accept(row(row));
    }

    private static Row row(ResultSet row) throws SQLException {
        Standing standing = new Standing(
                State.valueOf(row.getString("state")), instant(row, "since"), instant(row, "logged_out_at"));
        return new Row(row.getString("customer"), standing, row.getLong("revision"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
