package io.rialto.server.trial;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.site.SiteId;
import io.rialto.server.trial.Trial.Stage;
import io.rialto.server.twin.ApiTalk;
import io.rialto.server.twin.Opening;
import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of trials. */
@Component
class TrialRows {

    private final JdbcClient jdbc;
    private final Vault vault;

    TrialRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A trial with what is nobody's to see. */
    record Row(Trial trial, Sealed sealed) {

        Row with(Opening opening) {
            return new Row(trial, sealed.with(opening));
        }

        Row with(ApiTalk talk) {
            return new Row(trial, sealed.with(talk));
        }
    }

    /** @param token its hash */
    void add(Row row, String token) {
        Trial trial = row.trial();
        jdbc.sql("""
                        insert into trial_launch (id, organization_id, site_id, service_id, token, stage, sealed, created_at)
                        values (:id, :organization, :site, :service, :token, :stage, :sealed, :at)
                        """)
                .param("id", trial.id())
                .param("organization", trial.organization().value())
                .param("site", trial.site().value())
                .param("service", trial.service().value())
                .param("token", token)
                .param("stage", trial.stage().name())
                .param("sealed", sealed(row.sealed(), trial.id()))
                .param("at", utc(trial.createdAt()))
                .update();
    }

    Optional<Row> byToken(String hash, Instant since) {
        return jdbc.sql("select * from trial_launch where token = :token and created_at > :since")
                .param("token", hash)
                .param("since", utc(since))
                .query(this::row)
                .optional();
    }

    Optional<Trial> byId(OrganizationId organization, String id, Instant since) {
        return jdbc.sql("""
                        select * from trial_launch
                        where organization_id = :organization and id = :id and created_at > :since
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .param("since", utc(since))
                .query(this::row)
                .optional()
                .map(Row::trial);
    }

    int count(ServiceId service, Instant since) {
        return jdbc.sql("select count(*) from trial_launch where service_id = :service and created_at > :since")
                .param("service", service.value())
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    /** Whether it was at the one stage, and is at the other now: of two who ask at once one is told so. */
    boolean moved(String id, Stage from, Stage to) {
        return jdbc.sql("update trial_launch set stage = :to where id = :id and stage = :from")
                        .param("to", to.name())
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** @param account the hash of what its account is found by; absent: it has none */
    void save(Row row, @Nullable String account) {
        jdbc.sql("update trial_launch set sealed = :sealed, account = :account where id = :id")
                .param("sealed", sealed(row.sealed(), row.trial().id()))
                .param("account", account)
                .param("id", row.trial().id())
                .update();
    }

    boolean knows(ServiceId service, String account, Instant since) {
        return jdbc.sql("""
                        select count(*) from trial_launch
                        where service_id = :service and account = :account and created_at > :since
                        """)
                        .param("service", service.value())
                        .param("account", account)
                        .param("since", utc(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void removeBefore(Instant end) {
        jdbc.sql("delete from trial_launch where created_at <= :end")
                .param("end", utc(end))
                .update();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        byte[] bytes = vault.open(Base64.getDecoder().decode(row.getString("sealed")), context(id));
        Sealed sealed = Sealed.of(new String(bytes, StandardCharsets.UTF_8));
        Trial trial = new Trial(
                id,
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ServiceId(row.getObject("service_id", UUID.class)),
                sealed.persona(),
                Stage.valueOf(row.getString("stage")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sealed.notes(),
                sealed.verdict());
        return new Row(trial, sealed);
    }

    private String sealed(Sealed sealed, String id) {
        return Base64.getEncoder()
                .encodeToString(vault.seal(sealed.text().getBytes(StandardCharsets.UTF_8), context(id)));
    }

    private static String context(String id) {
        return "trial-launch/" + id;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
