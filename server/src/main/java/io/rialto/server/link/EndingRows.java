package io.rialto.server.link;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The marks of links that their customers ended. */
@Component
class EndingRows {

    private final JdbcClient jdbc;

    EndingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mark that a node reads. */
    record Row(String customer, ServiceId service, boolean ended, long revision) {}

    /** Marks a link that has no mark, in the caller's transaction, and says which. */
    Optional<String> mark(SiteId site, String customer, ServiceId service, Instant at) {
        return changed("ended_at is null", site, customer, service, at);
    }

    /** Takes the mark away from a link that has one, in the caller's transaction, and says which. */
    Optional<String> lift(SiteId site, String customer, ServiceId service) {
        return changed("ended_at is not null", site, customer, service, null);
    }

    private Optional<String> changed(
            String when, SiteId site, String customer, ServiceId service, @Nullable Instant at) {
        jdbc.sql("update link_ending set changes = changes + 1 where id = 1").update();
        int rows = jdbc.sql("""
            update link set ended_at = cast(:at as timestamp with time zone),
                ended_revision = (select changes from link_ending where id = 1)
            where site_id = :site and customer = :customer and service_id = :service and
            """ + when)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .param("site", site.value())
                .param("customer", customer)
                .param("service", service.value())
                .update();
        return rows == 0
                ? Optional.empty()
                : jdbc.sql("select id from link where site_id = ? and customer = ? and service_id = ?")
                        .params(site.value(), customer, service.value())
                        .query(String.class)
                        .optional();
    }

    /** Everything that was marked, or lifted, after the revision. */
    void readAfter(long revision, Consumer<Row> reader) {
        RowCallbackHandler each = row -> reader.accept(new Row(
                row.getString("customer"),
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getObject("ended_at") != null,
                row.getLong("ended_revision")));
        jdbc.sql("""
            select customer, service_id, ended_at, ended_revision from link
            where ended_revision > ? order by ended_revision
            """).param(revision).query(each);
    }
}
