package io.rialto.server.site;

import static io.rialto.server.site.SiteFixtures.aSite;
import static io.rialto.server.site.SiteFixtures.aStore;
import static io.rialto.server.site.SiteFixtures.aTicketKey;
import static io.rialto.server.site.SiteFixtures.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.Change;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SiteStoreTest {

    private final TestDatabase database;
    private final SiteStore sites;
    private final OrganizationId acme;

    SiteStoreTest(TestDatabase database) {
        this.database = database.emptied();
        this.sites = aStore(database, "https://id.test");
        this.acme = anOrganization(database);
    }

    @Test
    void whatWasSavedComesBackWhole() {
        SiteDraft draft = aSite("main");

        sites.save(acme, draft);

        OwnedSite found = sites.bySlug("main").orElseThrow();
        assertThat(SiteDraft.of(found.site())).isEqualTo(draft);
        assertThat(found.owner()).isEqualTo(acme);
        assertThat(found.site().issuer()).isEqualTo("https://id.test/s/main");
    }

    @Test
    void savingTheSameAgainWritesNothing() {
        sites.save(acme, aSite("main"));
        String before = ticketKeysAtRest();

        Change change = sites.save(acme, aSite("main"));

        assertThat(change).isEqualTo(Change.NONE);
        assertThat(ticketKeysAtRest()).isEqualTo(before);
    }

    @Test
    void anAlteredSiteKeepsItsId() {
        sites.save(acme, aSite("main"));
        SiteId id = sites.bySlug("main").orElseThrow().site().id();

        Change change = sites.save(acme, renamed(aSite("main"), "Other name"));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(sites.bySlug("main").orElseThrow().site().id()).isEqualTo(id);
        assertThat(sites.bySlug("main").orElseThrow().site().name()).isEqualTo("Other name");
    }

    @Test
    void aSiteLeftOutIsSwitchedOffAndStaysKnown() {
        sites.save(acme, aSite("main"));
        sites.save(acme, aSite("outlet"));

        int switchedOff = sites.deactivateAllBut(Set.of("main"));

        assertThat(switchedOff).isOne();
        assertThat(sites.all()).extracting(owned -> owned.site().active()).containsExactly(true, false);
        assertThat(sites.deactivateAllBut(Set.of("main"))).isZero();
    }

    @Test
    void ticketKeysRestSealed() {
        sites.save(acme, aSite("main"));

        byte[] key = aTicketKey(1).secret().getEncoded();
        assertThat(ticketKeysAtRest())
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(key))
                .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        assertThat(new String(Base64.getDecoder().decode(ticketKeysAtRest()), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
        assertThat(sites.bySlug("main").orElseThrow().site().store().ticketKeys())
                .isEqualTo(List.of(aTicketKey(1), aTicketKey(2)));
    }

    @Test
    void oneSitesTicketKeysDoNotOpenForAnother() {
        sites.save(acme, aSite("main"));
        sites.save(acme, aSite("outlet"));

        database.jdbc()
                .sql(
                        "update site set ticket_keys = (select ticket_keys from site where slug = 'main') where slug = 'outlet'")
                .update();

        assertThatThrownBy(() -> sites.bySlug("outlet")).hasMessageContaining("cannot open ticket-keys/");
    }

    private String ticketKeysAtRest() {
        return database.jdbc()
                .sql("select ticket_keys from site")
                .query(String.class)
                .single();
    }

    private static SiteDraft renamed(SiteDraft site, String name) {
        return new SiteDraft(
                site.slug(),
                name,
                site.environment(),
                site.active(),
                site.store(),
                site.brand(),
                site.policy(),
                site.key());
    }
}
