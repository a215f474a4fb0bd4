package io.rialto.server.pairing;

import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.SiteId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of codes. */
@Component
class PairingRows {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("site_id", "cast(site_id as varchar(36))", Type.TEXT)
            .and("base_url", "base_url", Type.TEXT)
            .and("created_by", "created_by", Type.TEXT)
            .and("created_at", "created_at", Type.INSTANT)
            .and("expires_at", "expires_at", Type.INSTANT)
            .and("paired_at", "paired_at", Type.INSTANT);

    private final JdbcClient jdbc;

    PairingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param code its hash */
    record Row(ShopPairing pairing, String code) {}

    void add(ShopPairing pairing, String code) {
        jdbc.sql("""
                        insert into shop_pairing
                            (id, organization_id, site_id, code, state, created_by, created_at, expires_at)
                        values (:id, :organization, :site, :code, 'WAITING', :by, :at, :expires)
                        """)
                .param("id", pairing.id())
                .param("organization", pairing.organization())
                .param("site", pairing.site().value())
                .param("code", code)
                .param("by", pairing.createdBy())
                .param("at", utc(pairing.createdAt()))
                .param("expires", utc(pairing.expiresAt()))
                .update();
    }

    Optional<ShopPairing> byId(UUID organization, String id) {
        return jdbc.sql("select * from shop_pairing where organization_id = :organization and id = :id")
                .param("organization", organization)
                .param("id", id)
                .query(PairingRows::row)
                .optional()
                .map(Row::pairing);
    }

    /** All of the site's: there are few. */
    List<Row> of(SiteId site) {
        return jdbc.sql("select * from shop_pairing where site_id = :site order by created_at, id")
                .param("site", site.value())
                .query(PairingRows::row)
                .list();
    }

    Found<ShopPairing> search(UUID organization, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from shop_pairing where organization_id = :organization and " + sql.where();
        return new Found<>(
                jdbc
                        .sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(PairingRows::row)
                        .list()
                        .stream()
                        .map(Row::pairing)
                        .toList(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    /** Uses the code up; false when somebody else just did. */
    boolean use(String id, URI baseUrl, Instant now) {
        int used = jdbc.sql("""
                        update shop_pairing set state = 'PAIRED', paired_at = :now, base_url = :baseUrl
                        where id = :id and state = 'WAITING' and expires_at > :now
                        """)
                .param("id", id)
                .param("baseUrl", baseUrl.toString())
                .param("now", utc(now))
                .update();
        return used == 1;
    }

    boolean delete(UUID organization, String id) {
        int deleted = jdbc.sql("delete from shop_pairing where organization_id = :organization and id = :id")
                .param("organization", organization)
                .param("id", id)
                .update();
        return deleted == 1;
    }

    void forgetExpired(SiteId site, Instant before) {
        jdbc.sql("delete from shop_pairing where site_id = :site and state = 'WAITING' and expires_at < :before")
                .param("site", site.value())
                .param("before", utc(before))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime paired = row.getObject("paired_at", OffsetDateTime.class);
        ShopPairing pairing = new ShopPairing(
                row.getString("id"),
                row.getObject("organization_id", UUID.class),
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                paired == null ? null : paired.toInstant(),
                row.getString("base_url"));
        return new Row(pairing, row.getString("code"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
