package io.rialto.server.key;

import io.rialto.saml.SigningKey;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.AdoptionRows.Fact;
import io.rialto.server.key.KeyRing.Place;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Keys in the database, the private half sealed or in a token. A key belongs to an issuer: under another public address the same
 * site signs with another key, so that a copy of production's database cannot speak for production.
 */
@Component
class StoredSigningKeys implements SigningKeys {

    private final Sites sites;
    private final KeyRings rings;
    private final KeyRows rows;
    private final OpenedKeys opened;
    private final AdoptionRows adoptions;
    private final Set<Canary> launched = ConcurrentHashMap.newKeySet();

    private record Canary(KeyId key, ServiceId service) {}

    StoredSigningKeys(Sites sites, KeyRings rings, KeyRows rows, OpenedKeys opened, AdoptionRows adoptions) {
        this.sites = sites;
        this.rings = rings;
        this.rows = rows;
        this.opened = opened;
        this.adoptions = adoptions;
    }

    @Override
    public SigningKey current(SiteId site) {
        return opened.of(ring(site).current());
    }

    @Override
    public SigningKey of(SiteId site, ServiceId service) {
        return opened.of(ring(site).signing(service));
    }

    @Override
    public SigningKey launching(SiteId site, ServiceId service) {
        SiteKey key = ring(site).signing(service);
        SigningKey signing = opened.of(key);
        if (key.state() == SiteKey.State.NEXT && launched.add(new Canary(key.id(), service))) {
            adoptions.set(key.id(), service, Fact.CANARY_LAUNCHED);
        }
        return signing;
    }

    @Override
    public X509Certificate certificate(SiteId site, ServiceId service) {
        return ring(site).signing(service).certificate();
    }

    @Override
    public boolean exist(SiteId site, String issuer) {
        return rows.exist(new Place(site, issuer));
    }

    @Override
    public List<X509Certificate> published(SiteId site) {
        return ring(site).published().stream().map(SiteKey::certificate).toList();
    }

    private KeyRing ring(SiteId id) {
        Site site = sites.byId(id).orElseThrow(() -> new IllegalStateException("no site " + id.value()));
        return rings.of(site);
    }
}
