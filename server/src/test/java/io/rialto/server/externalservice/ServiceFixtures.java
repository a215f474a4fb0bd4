package io.rialto.server.externalservice;

import io.rialto.saml.Binding;
import io.rialto.saml.DataCipher;
import io.rialto.saml.Signed;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.SiteId;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Services as tests need them. */
public final class ServiceFixtures {

    private ServiceFixtures() {}

    public static ExternalServiceDraft aService(String slug) {
        return aService(slug, Map.of("email", "customer.email"));
    }

    public static ExternalServiceDraft aService(String slug, Map<String, String> attributes) {
        return new ExternalServiceDraft(
                slug,
                "Service " + slug,
                "Collect points",
                true,
                new Saml(
                        "https://rewards.test/saml",
                        URI.create("https://rewards.test/saml/acs"),
                        NameIdKind.PERSISTENT,
                        null,
                        Signed.ASSERTION,
                        new SamlTerms(
                                List.of(new SamlTerms.Consumer(3, URI.create("https://rewards.test/saml/acs"))),
                                List.of("MIIB"),
                                true,
                                "https://rewards.test/start?to={target}",
                                new SamlTerms.Sealing("MIIC", DataCipher.AES_128_GCM),
                                Duration.ofSeconds(90),
                                Duration.ofHours(1),
                                new SamlTerms.Logout(
                                        URI.create("https://rewards.test/slo"),
                                        URI.create("https://rewards.test/slo/done"),
                                        Binding.POST))),
                new Release(new LinkedHashMap<>(attributes), Set.of("email"), Set.of()),
                "'wholesale' in customer.segments",
                new RelayState(RelayState.Mode.PER_LAUNCH, null, List.of("https://rewards.test/")),
                Accounts.USUAL,
                Secrets.NONE);
    }

    public static ExternalServiceDraft aServiceSpeaking(Protocol protocol, Secrets secrets) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", "customer.last_name");
        attributes.put("email", "customer.email");
        attributes.put("birthday", "customer.attributes.birthday");
        return new ExternalServiceDraft(
                "help",
                "Help",
                "",
                true,
                protocol,
                new Release(
                        attributes,
                        new LinkedHashSet<>(List.of("name", "email", "birthday")),
                        new LinkedHashSet<>(List.of("phone", "birthday"))),
                null,
                RelayState.NONE,
                Accounts.USUAL,
                secrets);
    }

    /** A client of OpenID Connect. */
    public static ExternalServiceDraft anOidcService(String slug) {
        return new ExternalServiceDraft(
                slug,
                "Club",
                "",
                true,
                new Oidc(
                        slug,
                        Oidc.Proof.NONE,
                        null,
                        List.of("https://club.test/cb"),
                        List.of(),
                        null,
                        null,
                        null,
                        NameIdKind.PERSISTENT,
                        null,
                        true,
                        false,
                        Oidc.Lifetimes.USUAL),
                new Release(Map.of(), Set.of(), Set.of()),
                null,
                RelayState.NONE,
                Accounts.USUAL,
                Secrets.NONE);
    }

    public static ExternalServiceDraft aServiceSharing(String slug, Secrets secrets) {
        return new ExternalServiceDraft(
                slug,
                "Club",
                "",
                true,
                anOidcService(slug).protocol(),
                new Release(Map.of(), Set.of(), Set.of()),
                null,
                RelayState.NONE,
                Accounts.USUAL,
                secrets);
    }

    /** Services as a node sees them. */
    public static ExternalServices services(TestDatabase database, Snapshots snapshots) {
        return new StoredExternalServices(aStore(database), List.of(), snapshots);
    }

    /** A saved service's id. */
    public static ServiceId aSavedService(TestDatabase database, SiteId site, ExternalServiceDraft draft) {
        ExternalServiceStore store = aStore(database);
        store.save(site, 0, draft);
        return store.all().stream()
                .filter(service ->
                        service.siteId().equals(site) && service.slug().equals(draft.slug()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static ExternalServiceStore aStore(TestDatabase database) {
        return new ExternalServiceStore(database.jdbc(), SiteFixtures.aVault(1));
    }
}
