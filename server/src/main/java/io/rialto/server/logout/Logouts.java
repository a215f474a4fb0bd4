package io.rialto.server.logout;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.logout.Logout.Beginning;
import io.rialto.server.logout.Logout.Outcome;
import io.rialto.server.logout.Logout.Way;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Order;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of logouts. Safe for use by many threads. */
@Component
public class Logouts {

    private static final Logger LOG = LoggerFactory.getLogger(Logouts.class);

    /** Nobody turns more pages than this. */
    private static final int MOST_COUNTED = 10_000;

    private static final Columns COLUMNS = Columns.withId("id")
            .and("reference", "reference", Type.TEXT)
            .and("site_id", "cast(site_id as varchar(36))", Type.TEXT)
            .and("service_id", "cast(service_id as varchar(36))", Type.TEXT)
            .and("outcome", "lower(outcome)", Type.TEXT)
            .and("begun_by", "lower(begun_by)", Type.TEXT)
            .and("way", "lower(way)", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT);

    private final JdbcClient jdbc;

    public Logouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what became of one. The logout itself is done: it does not fail because nobody can read of it. */
    public void note(List<Logout> services) {
        try {
            services.forEach(this::insert);
        } catch (DataAccessException e) {
            LOG.warn("logout outcome=not_noted services={}", services.size(), e);
        }
    }

    private void insert(Logout logout) {
        Duration took = logout.took();
        jdbc.sql("""
                        insert into logout
                            (id, reference, site_id, service_id, outcome, begun_by, way, took, created_at)
                        values (:id, :reference, :site, :service, :outcome, :begunBy, :way, :took, :at)
                        """)
                .param("id", logout.id())
                .param("reference", logout.reference().value())
                .param("site", logout.site().value())
                .param("service", logout.service().value())
                .param("outcome", logout.outcome().name())
                .param("begunBy", logout.begunBy().name())
                .param("way", logout.way().name())
                .param("took", took == null ? null : took.toMillis(), Types.BIGINT)
                .param("at", logout.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those at these sites, the newest first unless another order is asked for; counted up to 10,000. */
    public Found<Logout> search(Collection<SiteId> sites, Search search) {
        if (sites.isEmpty()) {
            return new Found<>(List.of(), 0);
        }
        List<Order> order = search.order().isEmpty() ? List.of(new Order("id", true)) : search.order();
        SqlSearch sql = SqlSearch.of(new Search(search.condition(), order, search.page()), COLUMNS);
        // By the key, which begins with the time, and by no index of sites, as launches are looked through.
        String from = " from logout where (site_id in (:sites)) = true and " + sql.where();
        List<UUID> ids = sites.stream().map(SiteId::value).toList();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("sites", ids)
                        .query(Logouts::logout)
                        .list(),
                jdbc.sql("select count(*) from (select 1 as one" + from + " limit " + MOST_COUNTED + ") as counted")
                        .params(sql.parameters())
                        .param("sites", ids)
                        .query(Long.class)
                        .single());
    }

    /** The one of that id, if it belongs to one of these sites. */
    public Optional<Logout> find(Collection<SiteId> sites, String id) {
        return sites.isEmpty()
                ? Optional.empty()
                : jdbc.sql("select * from logout where id = :id and site_id in (:sites)")
                        .param("id", id)
                        .param("sites", sites.stream().map(SiteId::value).toList())
                        .query(Logouts::logout)
                        .optional();
    }

    /**
     * A service that logged nobody out.
     *
     * @param times how often it failed
     * @param since when that began, as far as was looked
     */
    public record Failing(ServiceId service, long times, Instant since) {}

    /** Those at these sites that failed at least so often since then, and confirmed nothing. */
    public List<Failing> failing(Collection<SiteId> sites, Instant since, int times) {
        return sites.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select service_id, count(*) as times, min(created_at) as since from logout
                        where site_id in (:sites) and id >= :first and outcome not in ('UNTOLD', 'UNSUPPORTED')
                        group by service_id
                        having count(*) >= :times and count(case when outcome = 'CONFIRMED' then 1 end) = 0
                        """)
                        .param("sites", sites.stream().map(SiteId::value).toList())
                        .param("first", References.at(since).value())
                        .param("times", times)
                        .query((row, number) -> new Failing(
                                new ServiceId(row.getObject("service_id", UUID.class)),
                                row.getLong("times"),
                                row.getObject("since", OffsetDateTime.class).toInstant()))
                        .list();
    }

    int removeBefore(Instant limit) {
        return jdbc.sql("delete from logout where created_at < :limit")
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Logout logout(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Long took = row.getObject("took", Long.class);
        return new Logout(
                new Reference(row.getString("reference")),
                Integer.parseInt(id.substring(id.indexOf('-') + 1)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ServiceId(row.getObject("service_id", UUID.class)),
                Outcome.valueOf(row.getString("outcome")),
                Beginning.valueOf(row.getString("begun_by")),
                Way.valueOf(row.getString("way")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                took == null ? null : Duration.ofMillis(took));
    }
}
