package io.rialto.server.identityprovider;

import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of identity providers. */
@Component
class ProviderRows {

    static final Columns COLUMNS = Columns.withId("id")
            .and("name", "name", Type.TEXT)
            .and("client_id", "client_id", Type.TEXT)
            .and("issuer", "issuer", Type.TEXT)
            .and("domains", "domains", Type.TEXT)
            .and("token_url", "token_url", Type.TEXT)
            .and("authorize_url", "authorize_url", Type.TEXT)
            .and("jwks_url", "jwks_url", Type.TEXT)
            .and("organization", "organization_parameter", Type.TEXT)
            .and("reference", "reference", Type.TEXT)
            .and("reference_origin", "reference_origin", Type.TEXT)
            .and("metadata", "metadata", Type.JSON)
            .and("status", "lower(status)", Type.TEXT)
            .and("txt_record", "txt_record", Type.TEXT)
            .and("disabled_at", "disabled_at", Type.INSTANT)
            .and("user_id", "user_id", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final ProviderReading reading;
    private final Clock clock;

    ProviderRows(JdbcClient jdbc, ProviderReading reading, Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.clock = clock;
    }

    /** A row to be. */
    record New(
            IdentityProviderId id,
            OrganizationId organization,
            UserId madeBy,
            String txtRecord,
            boolean disabled,
            Values values) {}

    void insert(New row) {
        OffsetDateTime now = now();
        jdbc.sql("""
                        insert into identity_provider
                            (id, organization_id, user_id, name, name_key, client_id, client_secret, issuer, domains,
                             token_url, authorize_url, jwks_url, organization_parameter, reference, reference_origin,
                             metadata, status, txt_record, disabled_at, proving_since, wishes, next_check_at,
                             created_at, updated_at)
                        values
                            (:id, :organizationId, :user, :name, :name_key, :client_id, :client_secret, :issuer, :domains,
                             :token_url, :authorize_url, :jwks_url, :organization, :reference, :reference_origin,
                             :metadata, 'PENDING', :txt, :disabledAt, :now, 0, :now, :now, :now)
                        """)
                .params(written(row.id(), row.values()))
                .param("organizationId", row.organization().value())
                .param("user", row.madeBy().value())
                .param("txt", row.txtRecord())
                .param("disabledAt", row.disabled() ? now : null)
                .param("now", now)
                .update();
    }

    /** @param disabled absent: as it is */
    void update(IdentityProviderId id, Values values, String txtRecord, @Nullable Boolean disabled) {
        OffsetDateTime now = now();
        jdbc.sql("""
                        update identity_provider
                        set name = :name, name_key = :name_key, client_id = :client_id, client_secret = :client_secret,
                            issuer = :issuer, domains = :domains, token_url = :token_url,
                            authorize_url = :authorize_url, jwks_url = :jwks_url, organization_parameter = :organization,
                            reference = :reference, reference_origin = :reference_origin, metadata = :metadata,
                            txt_record = :txt, updated_at = :now
                        where id = :id
                        """)
                .params(written(id, values))
                .param("txt", txtRecord)
                .param("now", now)
                .update();
        if (disabled != null) {
            close(id, disabled, now);
        }
    }

    private void close(IdentityProviderId id, boolean disabled, OffsetDateTime now) {
        jdbc.sql("""
                        update identity_provider
                        set disabled_at = case when :disabled then coalesce(disabled_at, :now) end
                        where id = :id
                        """)
                .param("id", id.value())
                .param("disabled", disabled)
                .param("now", now)
                .update();
    }

    private Map<String, @Nullable Object> written(IdentityProviderId id, Values values) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        for (Attribute attribute : Attribute.values()) {
            parameters.put(attribute.text(), values.optional(attribute));
        }
        parameters.put("id", id.value());
        parameters.put("name_key", Names.key(values.of(Attribute.NAME)));
        parameters.put("client_secret", reading.sealed(values.of(Attribute.CLIENT_SECRET), id));
        parameters.put("metadata", values.metadata());
        return parameters;
    }

    /** Writes where the proof stands. */
    void stand(IdentityProviderId id, Standing standing) {
        jdbc.sql("""
                        update identity_provider
                        set updated_at = case when status = :status then updated_at else :now end,
                            status = :status, proving_since = :since, unanswered_since = :unanswered, lost_since = :lost
                        where id = :id
                        """)
                .param("id", id.value())
                .param("status", standing.status().name())
                .param("since", utc(standing.since()))
                .param("unanswered", utc(standing.unansweredSince()))
                .param("lost", utc(standing.lostSince()))
                .param("now", now())
                .update();
    }

    /** Somebody wants the domains looked at: what is being looked at now does not count for that. Returns when. */
    Instant wanted(IdentityProviderId id) {
        OffsetDateTime now = now();
        jdbc.sql("update identity_provider set wishes = wishes + 1, next_check_at = :now where id = :id")
                .param("id", id.value())
                .param("now", now)
                .update();
        return now.toInstant();
    }

    void next(IdentityProviderId id, Instant at) {
        jdbc.sql("update identity_provider set next_check_at = :at where id = :id")
                .param("id", id.value())
                .param("at", utc(at))
                .update();
    }

    /** The organization's row, which nobody else changes until the transaction ends. */
    Optional<ProviderReading.Row> locked(OrganizationId organization, IdentityProviderId id) {
        return locked(id).filter(row -> row.provider().organization().equals(organization));
    }

    Optional<ProviderReading.Row> locked(IdentityProviderId id) {
        return jdbc.sql("select * from identity_provider where id = :id for update")
                .param("id", id.value())
                .query(reading::row)
                .optional();
    }

    Optional<ProviderReading.Row> row(IdentityProviderId id) {
        return jdbc.sql("select * from identity_provider where id = :id")
                .param("id", id.value())
                .query(reading::row)
                .optional();
    }

    Optional<IdentityProvider> byId(IdentityProviderId id) {
        return jdbc.sql("select * from identity_provider where id = :id")
                .param("id", id.value())
                .query(ProviderReading::provider)
                .optional();
    }

    Optional<IdentityProvider> byKey(String nameKey) {
        return jdbc.sql("select * from identity_provider where name_key = :key")
                .param("key", nameKey)
                .query(ProviderReading::provider)
                .optional();
    }

    List<IdentityProvider> byDomain(Domain domain) {
        return jdbc.sql("""
                        select * from identity_provider p
                        where exists (select 1 from identity_provider_domain d
                                      where d.provider_id = p.id and d.domain = :domain)
                        order by case when status = 'VERIFIED' then 0 else 1 end, created_at, id
                        """)
                .param("domain", domain.name())
                .query(ProviderReading::provider)
                .list();
    }

    List<IdentityProvider> of(OrganizationId organization) {
        return jdbc.sql("select * from identity_provider where organization_id = :organization order by created_at, id")
                .param("organization", organization.value())
                .query(ProviderReading::provider)
                .list();
    }

    Found<IdentityProvider> search(OrganizationId organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String which = " from identity_provider where organization_id = :organization and " + sql.where();
        List<IdentityProvider> items = jdbc.sql(
                        "select *" + which + " order by " + sql.order() + " limit :limit offset :offset")
                .params(sql.parameters())
                .param("organization", organization.value())
                .query(ProviderReading::provider)
                .list();
        long total = jdbc.sql("select count(*)" + which)
                .params(sql.parameters())
                .param("organization", organization.value())
                .query(Long.class)
                .single();
        return new Found<>(items, total);
    }

    List<UserId> makers(OrganizationId organization) {
        return jdbc.sql("select distinct user_id from identity_provider where organization_id = :organization")
                .param("organization", organization.value())
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list();
    }

    /** Whether one of these is the TXT value of another provider than this. */
    boolean isAnothers(List<String> values, IdentityProviderId id) {
        return !values.isEmpty()
                && jdbc.sql("select count(*) from identity_provider where txt_record in (:values) and id <> :id")
                                .param("values", values)
                                .param("id", id.value())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    void delete(IdentityProviderId id) {
        jdbc.sql("delete from identity_provider where id = :id")
                .param("id", id.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
