package io.rialto.server.addresschange;

import io.rialto.server.addresschange.AddressChange.State;
import io.rialto.server.externalservice.Accounts.EmailChange;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of changes. */
@Component
class AddressChangeRows {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("site", "site", Type.TEXT)
            .and("service", "service", Type.TEXT)
            .and("customer", "customer", Type.TEXT)
            .and("plan", "plan", Type.TEXT)
            .and("state", "state", Type.TEXT)
            .and("reason", "reason", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT)
            .and("reference", "cast(null as varchar(1))", Type.TEXT)
            .and("reference_origin", "cast(null as varchar(1))", Type.TEXT)
            .and("metadata", "'{}'", Type.JSON);

    private final JdbcClient jdbc;

    AddressChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it was: not while one is under way for this service and customer */
    boolean add(AddressChange change, String sealed) {
        return jdbc.sql("""
                        insert into address_change (id, organization_id, site_id, service_id, site, service, customer, plan,
                            state, sealed, told, pending, attempts, happened_at, created_at, updated_at)
                        values (:id, :organization, :siteId, :serviceId, :site, :service, :customer, :plan,
                            :state, :sealed, 1, :pending, 0, :happened, :now, :now)
                        on conflict do nothing
                        """)
                        .param("id", change.id())
                        .param("organization", change.organization())
                        .param("siteId", change.siteId().value())
                        .param("serviceId", change.serviceId().value())
                        .param("site", change.site())
                        .param("service", change.service())
                        .param("customer", change.customer())
                        .param("plan", change.plan().key())
                        .param("state", change.state().key())
                        .param("sealed", sealed)
                        .param("pending", pending(change))
                        .param("happened", utc(change.happenedAt()))
                        .param("now", utc(change.createdAt()))
                        .update()
                > 0;
    }

    /** The one that is under way for this service and customer; nobody else changes it until the transaction ends. */
    Optional<String> underWay(AddressChange change) {
        return jdbc.sql("select id from address_change where pending = ? for update")
                .param(pending(change))
                .query(String.class)
                .optional();
    }

    /** The shop told of the customer once more before it was over: what was found out does not count any more. */
    void again(String id, AddressChange change, String sealed) {
        jdbc.sql("""
                        update address_change set state = 'waiting', reason = null, address = null, plan = :plan, sealed = :sealed,
                            told = told + 1, attempts = 0, happened_at = :happened, updated_at = :now
                        where id = :id
                        """)
                .param("plan", change.plan().key())
                .param("sealed", sealed)
                .param("happened", utc(change.happenedAt()))
                .param("now", utc(change.createdAt()))
                .param("id", id)
                .update();
    }

    private static String pending(AddressChange change) {
        return change.serviceId().value() + "/" + change.customer();
    }

    Optional<AddressChange> byId(String id) {
        return jdbc.sql("select * from address_change where id = ?")
                .param(id)
                .query(AddressChangeRows::change)
                .optional();
    }

    /** Whom it is about, until it is over. */
    Optional<String> sealed(String id) {
        return jdbc.sql("select sealed from address_change where id = ? and sealed is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** What one that waits needs to be carried out. */
    Optional<Errand> errand(String id) {
        return jdbc.sql("select * from address_change where id = ? and state = 'waiting' and sealed is not null")
                .param(id)
                .query((row, number) -> new Errand(change(row, number), row.getString("sealed"), row.getInt("told")))
                .optional();
    }

    /** Whether a person said that the customer has this address at the service. */
    boolean isConfirmed(ServiceId service, String customer, String address) {
        return jdbc.sql("""
                                select address from address_change
                                where service_id = ? and customer = ? and state = 'confirmed'
                                order by updated_at desc, id desc fetch first 1 rows only
                                """)
                .params(service.value(), customer)
                .query((row, number) -> Optional.ofNullable(row.getString("address")))
                .optional()
                .flatMap(confirmed -> confirmed)
                .filter(address::equals)
                .isPresent();
    }

    void lock(String id) {
        jdbc.sql("select attempts from address_change where id = ? for update")
                .param(id)
                .query(Integer.class)
                .optional();
    }

    Found<AddressChange> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from address_change where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(AddressChangeRows::change)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    /** A person has to see to it, who has to know whom it is about. It stays under way: the next change is the same one's. */
    void leave(String id, State state, @Nullable String reason, @Nullable String address, Instant now) {
        jdbc.sql("""
                        update address_change set state = :state, reason = :reason, address = :address, updated_at = :now
                        where id = :id and state = 'waiting'
                        """)
                .param("state", state.key())
                .param("reason", reason)
                .param("address", address)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** It is over. */
    void settle(String id, State state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update address_change set state = :state, reason = :reason, sealed = null, pending = null, updated_at = :now
                        where id = :id
                        """)
                .param("state", state.key())
                .param("reason", reason)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    void postpone(String id, String reason, Instant now) {
        jdbc.sql("""
                        update address_change set attempts = attempts + 1, reason = :reason, updated_at = :now
                        where id = :id and state = 'waiting'
                        """)
                .param("reason", reason)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    void remove(String id) {
        jdbc.sql("delete from address_change where id = ?").param(id).update();
    }

    /** The customer left. */
    void removeOf(SiteId site, String customer) {
        jdbc.sql("delete from address_change where site_id = ? and customer = ?")
                .params(site.value(), customer)
                .update();
    }

    /** @param confirmed before which what was confirmed is forgotten */
    void forget(Instant over, Instant confirmed) {
        jdbc.sql("""
                        delete from address_change
                        where state in ('done', 'failed') and updated_at < ? or state = 'confirmed' and updated_at < ?
                        """).params(utc(over), utc(confirmed)).update();
    }

    private static AddressChange change(ResultSet row, int number) throws SQLException {
        return new AddressChange(
                row.getString("id"),
                row.getObject("organization_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("site"),
                row.getString("service"),
                row.getString("customer"),
                EmailChange.valueOf(row.getString("plan").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getInt("attempts"),
                instant(row, "happened_at"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
