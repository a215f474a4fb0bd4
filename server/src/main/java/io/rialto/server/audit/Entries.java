package io.rialto.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of changes, as far as it is written and read in order. */
final class Entries {

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Version version) {
        jdbc.sql("""
                        insert into resource_version
                            (id, organization_id, resource_type, resource_id, event, changes, who, created_at)
                        values (:id, :organization, :type, :resource, :event, :changes, :who, :now)
                        """)
                .param("id", version.id())
                .param("organization", version.subject().organization())
                .param("type", version.subject().type())
                .param("resource", version.subject().id())
                .param("event", version.event().name().toLowerCase(Locale.ROOT))
                .param("changes", version.changes())
                .param("who", version.who().value())
                .param("now", version.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * An entry as it stands there, whatever it says.
     *
     * @param content as of {@link Version#content}
     */
    record Found(long number, String hash, List<String> content) {}

    /** Those that follow a number, in their order. */
    List<Found> after(UUID organization, long number, int most) {
        return jdbc.sql("""
                        select * from resource_version
                        where organization_id = :organization and number > :number
                        order by number fetch first %d rows only
                        """.formatted(most))
                .param("organization", organization)
                .param("number", number)
                .query(Entries::found)
                .list();
    }

    long count(UUID organization) {
        return jdbc.sql("select count(*) from resource_version where organization_id = :organization")
                .param("organization", organization)
                .query(Long.class)
                .single();
    }

    /** The hash of the entry at that place. */
    Optional<String> hashAt(UUID organization, long number) {
        return jdbc.sql("select hash from resource_version where organization_id = :organization and number = :number")
                .param("organization", organization)
                .param("number", number)
                .query(String.class)
                .optional();
    }

    List<UUID> organizations() {
        return jdbc.sql("select distinct organization_id from resource_version")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Those that are in no chain, the oldest first. */
    List<Version> unlinked() {
        return jdbc.sql("select * from resource_version where number is null order by organization_id, created_at, id")
                .query(Entries::version)
                .list();
    }

    static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getString("id"),
                new Subject(
                        row.getObject("organization_id", UUID.class),
                        row.getString("resource_type"),
                        row.getString("resource_id")),
                Event.valueOf(row.getString("event").toUpperCase(Locale.ROOT)),
                row.getString("changes"),
                new Who(row.getString("who")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("number", Long.class),
                row.getString("hash"));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getLong("number"),
                Objects.requireNonNullElse(row.getString("hash"), ""),
                List.of(
                        row.getString("id"),
                        row.getString("resource_type"),
                        row.getString("resource_id"),
                        row.getString("event"),
                        row.getString("changes"),
                        row.getString("who"),
                        row.getObject("created_at", OffsetDateTime.class)
                                .toInstant()
                                .toString()));
    }
}
