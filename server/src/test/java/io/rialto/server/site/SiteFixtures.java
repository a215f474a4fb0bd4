package io.rialto.server.site;

import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.vault.Vault;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** Sites as tests need them. */
public final class SiteFixtures {

    private SiteFixtures() {}

    public static SiteDraft aSite(String slug) {
        return new SiteDraft(
                slug,
                "Site " + slug,
                Site.Environment.PRODUCTION,
                true,
                new Store(
                        "magento2",
                        URI.create("https://shop.test/"),
                        URI.create("https://shop.test/rialto/launch"),
                        List.of(aTicketKey(1), aTicketKey(2)),
                        "base",
                        null,
                        new DirectoryAccess(new DirectoryAccess.OAuth("key", "secret", "token", "token-secret"), true)),
                new Brand("Acme", "#aa0011", URI.create("https://shop.test/help")),
                Site.Policy.STRICT,
                Site.KeyKind.P_256);
    }

    public static SiteDraft keyed(SiteDraft site, Site.KeyKind kind) {
        return new SiteDraft(
                site.slug(),
                site.name(),
                site.environment(),
                site.active(),
                site.store(),
                site.brand(),
                site.policy(),
                kind);
    }

    public static TicketKey aTicketKey(int seed) {
        byte[] bytes = new byte[TicketKey.BYTES];
        Arrays.fill(bytes, (byte) seed);
        return TicketKey.of(bytes);
    }

    public static Settings settings(String publicUrl) {
        return new Variables(Map.of("RIALTO_PUBLIC_URL", publicUrl)::get).read();
    }

    public static Vault aVault(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return new Vault(new SecretKeySpec(bytes, "AES"));
    }

    public static SiteStore aStore(TestDatabase database, String publicUrl) {
        return new SiteStore(database.jdbc(), aVault(1), settings(publicUrl));
    }

    /** Sites as a node under that public address sees them. */
    public static Sites sites(TestDatabase database, String publicUrl) {
        return sites(database, publicUrl, new Snapshots(new Revision(database.jdbc()), Clock.systemUTC()));
    }

    public static Sites sites(TestDatabase database, String publicUrl, Snapshots snapshots) {
        return new StoredSites(aStore(database, publicUrl), snapshots);
    }

    public static OrganizationId anOrganization(TestDatabase database) {
        Organizations organizations = new Organizations(database.jdbc(), new Ids(new SecureRandom()));
        organizations.save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);
        return organizations.bySlug("acme").orElseThrow().id();
    }

    /** A saved site's id. */
    public static SiteId aSavedSite(TestDatabase database, SiteDraft draft) {
        SiteStore store = aStore(database, "https://id.test");
        store.save(anOrganization(database), draft);
        return store.bySlug(draft.slug()).orElseThrow().site().id();
    }
}
