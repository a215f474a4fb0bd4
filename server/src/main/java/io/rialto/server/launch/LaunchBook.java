package io.rialto.server.launch;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Order;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The launches that are kept, for whoever looks for one.
 *
 * <p>{@code (site_id in (…)) = true}: the embedded database would else walk the index of sites and fetch each of their rows, a million
 * of them, where the key alone finds the latest at once. PostgreSQL takes the two spellings for the same.
 */
@Component
public class LaunchBook {

    /** A launch that is older is found by its reference alone. */
    private static final Duration LOOKED_THROUGH = Duration.ofDays(90);
    /** Nobody turns more pages than this, and to count a year's launches costs seconds. */
    private static final int MOST_COUNTED = 10_000;

    /** A condition takes numbers of 18 digits; references of this century are no longer. */
    private static final long HIGHEST = 999_999_999_999_999_999L;

    private static final Columns COLUMNS = Columns.withId("id")
            .and("id", "id", Type.NUMBER)
            .and("site_id", "cast(site_id as varchar(36))", Type.TEXT)
            .and("service_id", "cast(service_id as varchar(36))", Type.TEXT)
            .and("customer", "customer", Type.TEXT)
            .and("outcome", "lower(outcome)", Type.TEXT)
            .and("reason", "lower(reason)", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final Returns returns;
    private final Clock clock;

    LaunchBook(JdbcClient jdbc, Returns returns, Clock clock) {
        this.jdbc = jdbc;
        this.returns = returns;
        this.clock = clock;
    }

    /** Those at these sites, of the last ninety days; counted up to 10,000. The condition may name the ids of site and service. */
    public Found<Recorded> search(Collection<SiteId> sites, Search search) {
        if (sites.isEmpty()) {
            return new Found<>(List.of(), 0);
        }
        SqlSearch sql = SqlSearch.of(
                new Search(
                        numbered(search.condition()),
                        search.order().isEmpty() ? List.of(new Order("id", true)) : search.order(),
                        search.page()),
                COLUMNS);
        String from = " from launch where (site_id in (:sites)) = true and id >= :first and outcome <> 'CANARY' and "
                + sql.where();
        List<UUID> ids = sites.stream().map(SiteId::value).toList();
        long first = References.at(clock.instant().minus(LOOKED_THROUGH)).number();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("sites", ids)
                        .param("first", first)
                        .query(LaunchBook::recorded)
                        .list(),
                jdbc.sql("select count(*) from (select 1 as one" + from + " limit " + MOST_COUNTED + ") as counted")
                        .params(sql.parameters())
                        .param("sites", ids)
                        .param("first", first)
                        .query(Long.class)
                        .single());
    }

    /** The one of that reference, however old, if it belongs to one of these sites. */
    public Optional<Recorded> find(Collection<SiteId> sites, Reference reference) {
        return sites.isEmpty()
                ? Optional.empty()
                : jdbc.sql("select * from launch where id = :id and site_id in (:sites) and outcome <> 'CANARY'")
                        .param("id", reference.number())
                        .param("sites", sites.stream().map(SiteId::value).toList())
                        .query(LaunchBook::recorded)
                        .optional();
    }

    /** What the service said of a launch that it sent back. */
    public Optional<Recorded.Said> said(Reference reference) {
        return returns.complaint(reference).map(complaint -> new Recorded.Said(complaint.said()));
    }

    /** References are numbers here; what is none finds nothing. */
    private static Condition numbered(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> all) ->
                new Condition.All(all.stream().map(LaunchBook::numbered).toList());
            case Condition.Any(List<Condition> any) ->
                new Condition.Any(any.stream().map(LaunchBook::numbered).toList());
            case Condition.Test test when test.attribute().equals("id") -> number(test);
            case Condition.Test test -> test;
        };
    }

    private static Condition number(Condition.Test test) {
        try {
            List<String> numbers = test.values().stream()
                    .map(value -> new Reference(value.strip().toUpperCase(Locale.ROOT)))
                    .map(Reference::number)
                    .filter(known -> known <= HIGHEST)
                    .map(Object::toString)
                    .toList();
            if (numbers.size() < test.values().size()) {
                return new Condition.Any(List.of());
            }
            return switch (test.predicate()) {
                case EQ, NOT_EQ, IN, NOT_IN, LT, LTEQ, GT, GTEQ -> new Condition.Test("id", test.predicate(), numbers);
                default -> new Condition.Any(List.of());
            };
        } catch (IllegalArgumentException none) {
            return new Condition.Any(List.of());
        }
    }

    private static Recorded recorded(ResultSet row, int number) throws SQLException {
        UUID service = row.getObject("service_id", UUID.class);
        return new Recorded(
                Reference.of(row.getLong("id")),
                new SiteId(row.getObject("site_id", UUID.class)),
                service == null ? null : new ServiceId(service),
                row.getString("customer"),
                lower(row.getString("outcome")),
                row.getString("reason") == null ? null : lower(row.getString("reason")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
