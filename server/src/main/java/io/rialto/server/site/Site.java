package io.rialto.server.site;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * One shop website as an identity provider.
 *
 * @param slug unique over all organizations: it stands in the issuer's address
 * @param issuer {@code {public}/s/{slug}}: the SAML entity ID and the ticket's audience
 * @param key what its signing key is
 */
public record Site(
        SiteId id,
        String slug,
        String name,
        String issuer,
        Environment environment,
        boolean active,
        Store store,
        Brand brand,
        Policy policy,
        KeyKind key) {

    /** A site with the usual key. */
    public Site(
            SiteId id,
            String slug,
            String name,
            String issuer,
            Environment environment,
            boolean active,
            Store store,
            Brand brand,
            Policy policy) {
        this(id, slug, name, issuer, environment, active, store, brand, policy, KeyKind.RSA_2048);
    }

    /** Where customers find the shop; the site's own page of services while no shop is connected. */
    public URI shop() {
        URI base = store.baseUrl();
        return base == null ? URI.create(issuer + "/services") : base;
    }

    /** The same with the shops that were paired. */
    Site with(List<PairedShop> shops) {
        return new Site(id, slug, name, issuer, environment, active, store.with(shops), brand, policy, key);
    }

    public enum KeyKind {
        RSA_2048,
        RSA_3072,
        P_256;

        /** As the configuration file and the API write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public enum Environment {
        PRODUCTION,
        STAGING,
        DEVELOPMENT
    }

    /** What this site allows beyond the default, which is to refuse. */
    public record Policy(boolean impersonation, boolean unconfirmedEmail) {

        public static final Policy STRICT = new Policy(false, false);
    }
}
