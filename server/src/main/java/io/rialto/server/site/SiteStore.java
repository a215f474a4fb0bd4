package io.rialto.server.site;

import io.rialto.server.database.Change;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.settings.Settings;
import io.rialto.server.site.Site.Environment;
import io.rialto.server.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes sites to the database, and reads them from it as they are this moment. */
@Component
public class SiteStore {

    private final JdbcClient jdbc;
    private final TicketKeyVault ticketKeys;
    private final DirectoryVault directories;
    private final PairedShops pairedShops;
    private final String publicUrl;

    public SiteStore(JdbcClient jdbc, Vault vault, Settings settings) {
        this.jdbc = jdbc;
        this.ticketKeys = new TicketKeyVault(vault);
        this.directories = new DirectoryVault(vault);
        this.pairedShops = new PairedShops(jdbc, vault);
        this.publicUrl = settings.publicUrl().toString();
    }

    /** All sites, by slug. */
    public List<OwnedSite> all() {
        List<PairedShop> paired = pairedShops.all();
        return jdbc.sql("select * from site order by slug").query(this::site).list().stream()
                .map(site -> with(paired, site))
                .toList();
    }

    private static OwnedSite with(List<PairedShop> all, OwnedSite owned) {
        List<PairedShop> its = all.stream()
                .filter(shop -> shop.site().equals(owned.site().id()))
                .toList();
        return new OwnedSite(owned.owner(), owned.site().with(its));
    }

    public Optional<OwnedSite> bySlug(String slug) {
        return configured(slug).map(owned -> with(pairedShops.all(), owned));
    }

    private Optional<OwnedSite> configured(String slug) {
        return jdbc.sql("select * from site where slug = :slug")
                .param("slug", slug)
                .query(this::site)
                .optional();
    }

    /** Makes the site of that slug, or gives the one there is this shape. */
    public Change save(OrganizationId owner, SiteDraft draft) {
        OwnedSite known = configured(draft.slug()).orElse(null);
        if (known == null) {
            write("""
                    insert into site (id, organization_id, slug, name, environment, active, settings, ticket_keys)
                    values (:id, :owner, :slug, :name, :environment, :active, :settings, :ticketKeys)
                    """, new SiteId(UUID.randomUUID()), owner, draft);
            return Change.MADE;
        }
        if (known.owner().equals(owner) && SiteDraft.of(known.site()).equals(draft)) {
            return Change.NONE;
        }
        write("""
                update site set organization_id = :owner, name = :name, environment = :environment, active = :active,
                    settings = :settings, ticket_keys = :ticketKeys
                where id = :id and slug = :slug
                """, known.site().id(), owner, draft);
        return Change.ALTERED;
    }

    /** Switches off every site that is not among these; answers how many that were. */
    public int deactivateAllBut(Set<String> slugs) {
        List<String> left = jdbc
                .sql("select slug from site where active order by slug")
                .query((row, number) -> row.getString("slug"))
                .list()
                .stream()
                .filter(slug -> !slugs.contains(slug))
                .toList();
        left.forEach(slug -> jdbc.sql("update site set active = false where slug = :slug")
                .param("slug", slug)
                .update());
        return left.size();
    }

    private void write(String sql, SiteId id, OrganizationId owner, SiteDraft draft) {
        jdbc.sql(sql)
                .param("id", id.value())
                .param("owner", owner.value())
                .param("slug", draft.slug())
                .param("name", draft.name())
                .param("environment", draft.environment().name())
                .param("active", draft.active())
                .param(
                        "settings",
                        SiteText.of(draft, directories.seal(id, draft.store().directory())))
                .param("ticketKeys", ticketKeys.seal(id, draft.store().ticketKeys()))
                .update();
    }

    private OwnedSite site(ResultSet row, int number) throws SQLException {
        SiteId id = new SiteId(row.getObject("id", UUID.class));
        String slug = row.getString("slug");
        SiteText text = SiteText.read(row.getString("settings"));
        Store store = new Store(
                text.kind(),
                text.baseUrl(),
                text.launchUrl(),
                ticketKeys.open(id, row.getString("ticket_keys")),
                text.website(),
                text.sharedCustomers(),
                directories.open(id, text.directory()));
        Site site = new Site(
                id,
                slug,
                row.getString("name"),
                publicUrl + "/s/" + slug,
                Environment.valueOf(row.getString("environment")),
                row.getBoolean("active"),
                store,
                text.brand(),
                text.policy(),
                text.key());
        return new OwnedSite(new OrganizationId(row.getObject("organization_id", UUID.class)), site);
    }
}
