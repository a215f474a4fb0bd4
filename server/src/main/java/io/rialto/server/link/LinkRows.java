package io.rialto.server.link;

import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of links. */
@Component
class LinkRows {

    // What is only known from the launch alters nothing of what is known better.
    private static final String UPDATE = """
            update link set
                account_since = case when account is null or account = ? then account_since else ? end,
                accounts_before = case when account is null or account = ? then accounts_before else accounts_before + 1 end,
                account = ?,
                told_at = case when attributes is null or attributes = ? then told_at else ? end,
                attributes = ?,
                spelling = case when address = ? then spelling else ? end,
                address = ?,
                last_launch = ?,
                last_at = ?
            where site_id = ? and customer = ? and service_id = ? and (last_at < ? or account is null)
            """;

    private static final String INSERT = """
            insert into link (id, site_id, customer, service_id, account, account_since, accounts_before, attributes, told_at,
                address, spelling, first_launch, first_at, last_launch, last_at)
            values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String ADDRESS_SHARED = """
            (exists (select 1 from link other where other.address = link.address and other.account <> link.account))""";

    private static final String SELECT = "select link.*, " + ADDRESS_SHARED + " as address_shared from link";

    private static final Columns COLUMNS = Columns.withId("id")
            .and("site_id", "cast(site_id as varchar(36))", Type.TEXT)
            .and("service_id", "cast(service_id as varchar(36))", Type.TEXT)
            .and("customer", "customer", Type.TEXT)
            .and("first_launched_at", "first_at", Type.INSTANT)
            .and("last_launched_at", "last_at", Type.INSTANT)
            .and("told_at", "told_at", Type.INSTANT)
            .and("account_since", "account_since", Type.INSTANT)
            .and("accounts_before", "accounts_before", Type.NUMBER)
            .and("address_shared", ADDRESS_SHARED, Type.BOOLEAN)
            .and("ended_at", "ended_at", Type.INSTANT);

    // Two nodes that write the same rows take them in one order, so that neither waits for the other.
    private static final Comparator<Entrance> ORDER = Comparator.comparing(
                    (Entrance entrance) -> entrance.site().value())
            .thenComparing(Entrance::customer)
            .thenComparing(entrance -> entrance.service().value());

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final ApplicationEventPublisher listeners;

    LinkRows(JdbcTemplate batches, TransactionTemplate transactions, Ids ids, ApplicationEventPublisher listeners) {
        this.batches = batches;
        this.jdbc = JdbcClient.create(batches);
        this.transactions = transactions;
        this.ids = ids;
        this.listeners = listeners;
    }

    /** Makes the links, or brings them up to date. Of one customer and service there is but one entrance. */
    void save(List<Entrance> entrances) {
        List<Entrance> ordered = entrances.stream().sorted(ORDER).toList();
        transactions.executeWithoutResult(transaction -> {
            int[] found = batches.batchUpdate(
                    UPDATE, ordered.stream().map(LinkRows::update).toList());
            List<Entrance> others = new ArrayList<>();
            for (int at = 0; at < found.length; at++) {
                if (found[at] == 0) {
                    others.add(ordered.get(at));
                }
            }
            add(others);
        });
    }

    /** As {@link #add}, in a transaction of its own. */
    void addAll(List<Entrance> entrances) {
        transactions.executeWithoutResult(transaction -> add(entrances));
    }

    /** Makes those links that there are not, and publishes {@link LinkMade} for each. */
    void add(List<Entrance> entrances) {
        if (entrances.isEmpty()) {
            return;
        }
        List<Object[]> rows = entrances.stream().map(this::insert).toList();
        int[] added = batches.batchUpdate(INSERT, rows);
        for (int at = 0; at < added.length; at++) {
            if (added[at] > 0) {
                Entrance made = entrances.get(at);
                listeners.publishEvent(new LinkMade(
                        (String) rows.get(at)[0], made.site(), made.service(), made.customer(), made.at()));
            }
        }
    }

    private static Object[] update(Entrance entrance) {
        Object now = utc(entrance.at());
        Object account = text(entrance.account());
        Object attributes = text(entrance.attributes());
        Object address = text(entrance.address());
        return new Object[] {
            account,
            now,
            account,
            account,
            attributes,
            now,
            attributes,
            address,
            text(entrance.spelling()),
            address,
            entrance.launch().number(),
            now,
            entrance.site().value(),
            entrance.customer(),
            entrance.service().value(),
            now
        };
    }

    private Object[] insert(Entrance entrance) {
        Object now = utc(entrance.at());
        return new Object[] {
            ids.next(),
            entrance.site().value(),
            entrance.customer(),
            entrance.service().value(),
            text(entrance.account()),
            now,
            text(entrance.attributes()),
            now,
            text(entrance.address()),
            text(entrance.spelling()),
            entrance.launch().number(),
            now,
            entrance.launch().number(),
            now
        };
    }

    Optional<Link> find(SiteId site, String customer, ServiceId service) {
        return jdbc.sql(SELECT + " where site_id = ? and customer = ? and service_id = ?")
                .params(site.value(), customer, service.value())
                .query(LinkRows::link)
                .optional();
    }

    Optional<Link> byId(String id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(LinkRows::link)
                .optional();
    }

    /** Whether somebody entered with that address under another name than this. */
    boolean anotherHas(String address, String account) {
        return jdbc.sql("select count(*) from link where address = ? and account <> ?")
                        .params(address, account)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Found<Link> search(Collection<SiteId> sites, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        // Of one customer the key knows at once; all are looked through by time, as launches are.
        String here = names(search.condition(), "customer") ? "site_id in (:sites)" : "(site_id in (:sites)) = true";
        String where = " where " + here + " and " + sql.where();
        List<UUID> ids = sites.stream().map(SiteId::value).toList();
        return new Found<>(
                jdbc.sql(SELECT + where + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("sites", ids)
                        .query(LinkRows::link)
                        .list(),
                jdbc.sql("select count(*) from link" + where)
                        .params(sql.parameters())
                        .param("sites", ids)
                        .query(Long.class)
                        .single());
    }

    private static boolean names(Condition condition, String attribute) {
        return switch (condition) {
            case Condition.All(List<Condition> all) -> all.stream().anyMatch(one -> names(one, attribute));
            case Condition.Any(List<Condition> any) -> any.stream().anyMatch(one -> names(one, attribute));
            case Condition.Test test -> test.attribute().equals(attribute);
        };
    }

    void remove(String id) {
        jdbc.sql("delete from link where id = ?").param(id).update();
    }

    List<Link> of(SiteId site, String customer) {
        return jdbc.sql(SELECT + " where site_id = ? and customer = ? order by first_launch")
                .params(site.value(), customer)
                .query(LinkRows::link)
                .list();
    }

    void remove(SiteId site, String customer) {
        jdbc.sql("delete from link where site_id = ? and customer = ?")
                .params(site.value(), customer)
                .update();
    }

    Reference progress() {
        return Reference.of(jdbc.sql("select launch from link_progress where id = 1")
                .query(Long.class)
                .single());
    }

    void progress(Reference before) {
        jdbc.sql("update link_progress set launch = ? where id = 1 and launch < ?")
                .params(before.number(), before.number())
                .update();
    }

    static Link link(ResultSet row, int number) throws SQLException {
        String spelling = row.getString("spelling");
        return new Link(
                row.getString("id"),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("customer"),
                row.getString("account"),
                instant(row, "account_since"),
                row.getInt("accounts_before"),
                row.getString("attributes"),
                instant(row, "told_at"),
                row.getString("address"),
                spelling == null ? null : new Spelling(spelling),
                Reference.of(row.getLong("first_launch")),
                instant(row, "first_at"),
                Reference.of(row.getLong("last_launch")),
                instant(row, "last_at"),
                row.getBoolean("address_shared"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    // PostgreSQL wants to know what an absent value would have been.
    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }
}
