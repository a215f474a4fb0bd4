package io.rialto.server.key;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.rialto.server.externalservice.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers how far services are with keys. */
@Component
class AdoptionRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    AdoptionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What can be known of a service and a key. */
    enum Fact {
        FETCHED("fetched_at"),
        CONFIRMED("confirmed_at"),
        CANARY_SINCE("canary_since"),
        CANARY_LAUNCHED("canary_launched_at"),
        CANARY_PASSED("canary_passed_at");

        private final String column;

        Fact(String column) {
            this.column = column;
        }
    }

    Map<KeyId, List<Adoption>> of(Collection<KeyId> keys) {
        return grouped(jdbc.sql("select * from signing_key_adoption where key_id in (:keys)")
                .param("keys", keys.stream().map(KeyId::value).toList()));
    }

    Map<KeyId, List<Adoption>> ofAllNext() {
        return grouped(jdbc.sql("""
                        select a.* from signing_key_adoption a join signing_key k on k.id = a.key_id where k.slot = 'NEXT'
                        """));
    }

    /** From now on it is so; whether it was not before. */
    boolean set(KeyId key, ServiceId service, Fact fact) {
        jdbc.sql("insert into signing_key_adoption (key_id, service_id) values (:key, :service) on conflict do nothing")
                .param("key", key.value())
                .param("service", service.value())
                .update();
        return jdbc.sql("""
                        update signing_key_adoption set %1$s = :now
                        where key_id = :key and service_id = :service and %1$s is null
                        """.formatted(fact.column))
                        .param("key", key.value())
                        .param("service", service.value())
                        .param(
                                "now",
                                clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** It is not so any more. */
    void clear(KeyId key, ServiceId service, Fact fact) {
        jdbc.sql("update signing_key_adoption set " + fact.column
                        + " = null where key_id = :key and service_id = :service")
                .param("key", key.value())
                .param("service", service.value())
                .update();
    }

    /** No launch is signed with the key but those that are signed with it anyway. */
    void endCanaries(KeyId key) {
        jdbc.sql("update signing_key_adoption set canary_since = null where key_id = :key")
                .param("key", key.value())
                .update();
    }

    private record Of(KeyId key, Adoption adoption) {}

    private static Map<KeyId, List<Adoption>> grouped(JdbcClient.StatementSpec sql) {
        return sql.query(AdoptionRows::row).list().stream()
                .collect(groupingBy(Of::key, mapping(Of::adoption, toList())));
    }

    private static Of row(ResultSet row, int number) throws SQLException {
        return new Of(
                new KeyId(row.getObject("key_id", UUID.class)),
                new Adoption(
                        new ServiceId(row.getObject("service_id", UUID.class)),
                        instant(row, "fetched_at"),
                        instant(row, "confirmed_at"),
                        instant(row, "canary_since"),
                        instant(row, "canary_launched_at"),
                        instant(row, "canary_passed_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
