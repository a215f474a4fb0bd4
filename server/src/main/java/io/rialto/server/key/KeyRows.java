package io.rialto.server.key;

import static java.util.stream.Collectors.groupingBy;

import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.key.StoredKey.PrivateHalf;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds keys and what is known of their adoption. */
@Component
class KeyRows {

    private static final String STATE = """
            case when retired_at is not null then 'retired' when slot is null then 'previous' else lower(slot) end""";

    private static final String ORDER = "order by superseded_at desc, created_at desc";

    private static final Columns COLUMNS = Columns.withId("cast(id as varchar(36))")
            .and("site_id", "cast(site_id as varchar(36))", Type.TEXT)
            .and("kind", "replace(lower(kind), '_', '-')", Type.TEXT)
            .and("state", STATE, Type.TEXT)
            .and("promote_at", "promote_at", Type.INSTANT)
            .and("promoted_at", "promoted_at", Type.INSTANT)
            .and("superseded_at", "superseded_at", Type.INSTANT)
            .and("retired_at", "retired_at", Type.INSTANT)
            .and("expires_at", "expires_at", Type.INSTANT)
            .and("created_at", "created_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final AdoptionRows adoptions;
    private final Map<KeyId, Read> read = new ConcurrentHashMap<>();

    KeyRows(JdbcClient jdbc, AdoptionRows adoptions) {
        this.jdbc = jdbc;
        this.adoptions = adoptions;
    }

    /** Those that are not retired, of all sites. */
    Map<Place, List<KeyRow>> published() {
        return adopted(
                        jdbc.sql("select * from signing_key where retired_at is null " + ORDER)
                                .query(this::row)
                                .list(),
                        adoptions.ofAllNext())
                .stream()
                .collect(groupingBy(row -> new Place(row.key().site(), row.key().issuer())));
    }

    /** Those of the site that are not retired. */
    List<KeyRow> published(Place place) {
        return adopted(jdbc.sql("""
                        select * from signing_key where site_id = :site and issuer = :issuer and retired_at is null
                        """ + ORDER)
                .param("site", place.site().value())
                .param("issuer", place.issuer())
                .query(this::row)
                .list());
    }

    boolean exist(Place place) {
        return jdbc.sql("select count(*) from signing_key where site_id = :site and issuer = :issuer")
                        .param("site", place.site().value())
                        .param("issuer", place.issuer())
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<SiteKey> byId(KeyId id) {
        return adopted(jdbc.sql("select * from signing_key where id = :id")
                        .param("id", id.value())
                        .query(this::row)
                        .list())
                .stream()
                .map(KeyRow::key)
                .findFirst();
    }

    /** Those of these issuers that fit. */
    Found<SiteKey> search(Collection<String> issuers, Search search) {
        if (issuers.isEmpty()) {
            return new Found<>(List.of(), 0);
        }
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from signing_key where issuer in (:issuers) and " + sql.where();
        return new Found<>(
                adopted(jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                                .params(sql.parameters())
                                .param("issuers", issuers)
                                .query(this::row)
                                .list())
                        .stream()
                        .map(KeyRow::key)
                        .toList(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("issuers", issuers)
                        .query(Long.class)
                        .single());
    }

    /** Where the private half is; nothing when it is gone. */
    Optional<StoredKey> stored(KeyId id) {
        return jdbc.sql("select * from signing_key where id = :id and retired_at is null")
                .param("id", id.value())
                .query((row, number) -> {
                    String token = row.getString("token_key");
                    return new StoredKey(
                            id.value(),
                            token == null
                                    ? new PrivateHalf.Sealed(row.getString("private_key"))
                                    : new PrivateHalf.InToken(token),
                            certificate(id, row).certificate());
                })
                .optional();
    }

    private List<KeyRow> adopted(List<KeyRow> rows) {
        return rows.isEmpty()
                ? rows
                : adopted(
                        rows,
                        adoptions.of(rows.stream().map(row -> row.key().id()).toList()));
    }

    private static List<KeyRow> adopted(List<KeyRow> rows, Map<KeyId, List<Adoption>> adoptions) {
        return rows.stream()
                .map(row -> new KeyRow(
                        row.key().with(adoptions.getOrDefault(row.key().id(), List.of())), row.asked()))
                .toList();
    }

    private KeyRow row(ResultSet row, int number) throws SQLException {
        KeyId id = new KeyId(row.getObject("id", UUID.class));
        String asked = row.getString("asked_kind");
        Read certificate = certificate(id, row);
        SiteKey key = new SiteKey(
                id,
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("issuer"),
                KeyKind.valueOf(row.getString("kind")),
                state(row),
                row.getString("token_key") != null,
                certificate.certificate(),
                new SiteKey.Life(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        certificate.end(),
                        instant(row, "promote_at"),
                        instant(row, "promoted_at"),
                        instant(row, "superseded_at"),
                        instant(row, "retired_at")),
                List.of());
        return new KeyRow(key, asked == null ? null : KeyKind.valueOf(asked));
    }

    private static SiteKey.State state(ResultSet row) throws SQLException {
        if (row.getObject("retired_at") != null) {
            return SiteKey.State.RETIRED;
        }
        String slot = row.getString("slot");
        return slot == null ? SiteKey.State.PREVIOUS : SiteKey.State.valueOf(slot);
    }

    // A certificate never changes, and reading one takes longer than all the rest.
    private Read certificate(KeyId id, ResultSet row) throws SQLException {
        String text = row.getString("certificate");
        return read.computeIfAbsent(
                id, first -> Read.of(Certificates.read(Base64.getDecoder().decode(text))));
    }

    private record Read(X509Certificate certificate, Instant end) {

        static Read of(X509Certificate certificate) {
            return new Read(certificate, Certificates.end(certificate));
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
