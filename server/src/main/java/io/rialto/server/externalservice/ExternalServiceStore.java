package io.rialto.server.externalservice;

import io.rialto.server.database.Change;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.site.SiteId;
import io.rialto.server.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes services to the database, and reads them from it as they are this moment. */
@Component
public class ExternalServiceStore {

    private final JdbcClient jdbc;
    private final SecretVault secrets;
    private final Unreadable unreadable = new Unreadable();

    public ExternalServiceStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.secrets = new SecretVault(vault);
    }

    /** All services of all sites that this release can read; those of a site in its order. */
    public List<ExternalService> all() {
        return jdbc.sql("select * from external_service order by site_id, place, slug").query(this::row).list().stream()
                .flatMap(row -> row.service().stream())
                .toList();
    }

    public Optional<ExternalService> byId(ServiceId id) {
        return jdbc.sql("select * from external_service where id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional()
                .flatMap(Row::service);
    }

    /** Makes the service of that slug, or gives the one there is this shape and place. */
    public Change save(SiteId site, int place, ExternalServiceDraft draft) {
        Row known = find(site, draft.slug()).orElse(null);
        if (known == null) {
            write("""
                    insert into external_service (id, site_id, slug, name, place, active, settings, secrets, preset)
                    values (:id, :site, :slug, :name, :place, :active, :settings, :secrets, :preset)
                    """, new Row(new ServiceId(UUID.randomUUID()), site, place, Optional.of(draft)), draft);
            return Change.MADE;
        }
        Row wanted = new Row(known.id(), site, place, Optional.of(draft));
        // The text too: maps are equal in any order, but attributes are sent in theirs.
        if (known.equals(wanted)
                && known.draft().map(ExternalServiceText::of).equals(Optional.of(ExternalServiceText.of(draft)))) {
            return Change.NONE;
        }
        write("""
                update external_service set name = :name, place = :place, active = :active, settings = :settings,
                    secrets = :secrets, preset = :preset
                where id = :id and site_id = :site and slug = :slug
                """, wanted, draft);
        return Change.ALTERED;
    }

    /** The service of that slug, whether this release can read it or not. */
    public Optional<ServiceId> idOf(SiteId site, String slug) {
        return find(site, slug).map(Row::id);
    }

    /** Where the service of that slug stands among the site's; behind all of them when there is none. */
    public int placeOf(SiteId site, String slug) {
        return find(site, slug)
                .map(Row::place)
                .orElseGet(() -> jdbc.sql(
                                "select coalesce(max(place), -1) + 1 from external_service where site_id = :site")
                        .param("site", site.value())
                        .query(Integer.class)
                        .single());
    }

    /** For ever. */
    public void delete(ServiceId id) {
        jdbc.sql("delete from external_service where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Switches off every service of the site that is not among these; answers how many that were. */
    public int deactivateAllBut(SiteId site, Set<String> slugs) {
        List<String> left = jdbc
                .sql("select slug from external_service where site_id = :site and active order by slug")
                .param("site", site.value())
                .query((row, number) -> row.getString("slug"))
                .list()
                .stream()
                .filter(slug -> !slugs.contains(slug))
                .toList();
        left.forEach(
                slug -> jdbc.sql("update external_service set active = false where site_id = :site and slug = :slug")
                        .param("site", site.value())
                        .param("slug", slug)
                        .update());
        return left.size();
    }

    private Optional<Row> find(SiteId site, String slug) {
        return jdbc.sql("select * from external_service where site_id = :site and slug = :slug")
                .param("site", site.value())
                .param("slug", slug)
                .query(this::row)
                .optional();
    }

    private void write(String sql, Row row, ExternalServiceDraft draft) {
        jdbc.sql(sql)
                .param("id", row.id().value())
                .param("site", row.site().value())
                .param("slug", draft.slug())
                .param("name", draft.name())
                .param("place", row.place())
                .param("active", draft.active())
                .param("settings", ExternalServiceText.of(draft))
                .param("preset", draft.preset())
                .param("secrets", secrets.seal(row.id(), draft.secrets()))
                .update();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        ServiceId id = new ServiceId(row.getObject("id", UUID.class));
        Optional<ExternalServiceText> settings = ExternalServiceText.read(row.getString("settings"));
        unreadable.tell(id, row.getString("slug"), settings.isEmpty());
        return new Row(
                id,
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getInt("place"),
                settings.isEmpty() ? Optional.empty() : Optional.of(draft(id, settings.get(), row)));
    }

    private ExternalServiceDraft draft(ServiceId id, ExternalServiceText settings, ResultSet row) throws SQLException {
        return settings.draft(
                row.getString("slug"),
                row.getString("name"),
                row.getBoolean("active"),
                secrets.open(id, row.getString("secrets")),
                row.getString("preset"));
    }

    /** @param draft absent: this release cannot read it */
    private record Row(ServiceId id, SiteId site, int place, Optional<ExternalServiceDraft> draft) {

        Optional<ExternalService> service() {
            return draft.map(readable -> new ExternalService(
                    id,
                    site,
                    readable.slug(),
                    readable.name(),
                    readable.summary(),
                    availability(readable),
                    readable.protocol(),
                    readable.release(),
                    readable.allow(),
                    readable.relayState(),
                    readable.accounts(),
                    readable.secrets(),
                    readable.preset(),
                    readable.provisioning()));
        }

        private static Availability availability(ExternalServiceDraft draft) {
            if (!draft.active()) {
                return Availability.INACTIVE;
            }
            return draft.protocol() instanceof PublishedSaml ? Availability.METADATA_MISSING : Availability.ACTIVE;
        }
    }
}
