package io.rialto.server.webhook;

import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.vault.Vault;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of webhooks. */
@Component
class WebhookRows {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("name", "name", Type.TEXT)
            .and("url", "url", Type.TEXT)
            .and("topics", "topics", Type.TEXT)
            .and("disabled_at", "disabled_at", Type.INSTANT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final Vault vault;

    WebhookRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Webhook webhook, SecretPair secrets) {
        jdbc.sql("""
                        insert into webhook (id, organization_id, name, url, topics, secrets, previous_until, disabled_at,
                            disabled_because, created_at, updated_at)
                        values (:id, :organization, :name, :url, :topics, :secrets, :previousUntil, :disabledAt,
                            :disabledBecause, :createdAt, :updatedAt)
                        """)
                .param("id", webhook.id())
                .param("organization", webhook.organization())
                .param("name", webhook.name())
                .param("url", webhook.url().toString())
                .param("topics", webhook.topics().text())
                .param("secrets", secrets.sealed(vault, webhook.id()))
                .param("previousUntil", Times.utcOrNull(secrets.previousUntil()))
                .param("disabledAt", Times.utcOrNull(webhook.disabledAt()))
                .param("disabledBecause", webhook.disabledBecause())
                .param("createdAt", Times.utc(webhook.createdAt()))
                .param("updatedAt", Times.utc(webhook.updatedAt()))
                .update();
    }

    void update(Webhook webhook) {
        jdbc.sql("""
                        update webhook set name = :name, url = :url, topics = :topics, disabled_at = :disabledAt,
                            disabled_because = :disabledBecause, updated_at = :updatedAt
                        where id = :id
                        """)
                .param("id", webhook.id())
                .param("name", webhook.name())
                .param("url", webhook.url().toString())
                .param("topics", webhook.topics().text())
                .param("disabledAt", Times.utcOrNull(webhook.disabledAt()))
                .param("disabledBecause", webhook.disabledBecause())
                .param("updatedAt", Times.utc(webhook.updatedAt()))
                .update();
    }

    void replaceSecrets(String id, SecretPair secrets) {
        jdbc.sql("update webhook set secrets = :secrets, previous_until = :previousUntil where id = :id")
                .param("id", id)
                .param("secrets", secrets.sealed(vault, id))
                .param("previousUntil", Times.utcOrNull(secrets.previousUntil()))
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    void lock(String id) {
        jdbc.sql("select id from webhook where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    List<Webhook> all() {
        return jdbc.sql("select * from webhook where disabled_at is null order by id")
                .query(WebhookRows::webhook)
                .list();
    }

    Optional<Webhook> byId(String id) {
        return jdbc.sql("select * from webhook where id = :id")
                .param("id", id)
                .query(WebhookRows::webhook)
                .optional();
    }

    List<String> signing(String id, Instant now) {
        return secrets(id).signing(now);
    }

    SecretPair secrets(String id) {
        return jdbc.sql("select secrets, previous_until from webhook where id = :id")
                .param("id", id)
                .query((row, number) -> SecretPair.open(
                        vault, id, row.getString("secrets"), Times.instantOrNull(row, "previous_until")))
                .single();
    }

    Found<Webhook> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from webhook where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(WebhookRows::webhook)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getString("id"),
                row.getObject("organization_id", UUID.class),
                row.getString("name"),
                URI.create(row.getString("url")),
                Topics.of(row.getString("topics")).orElseThrow(),
                Times.instantOrNull(row, "disabled_at"),
                row.getString("disabled_because"),
                Times.instant(row, "created_at"),
                Times.instant(row, "updated_at"));
    }
}
