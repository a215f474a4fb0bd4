package io.rialto.server.key;

import io.rialto.saml.SigningKey;
import io.rialto.server.site.Site;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.vault.Vault;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys in the database, the private half sealed. A key belongs to an issuer: under another public address the same site signs
 * with another key, so that a copy of production's database cannot speak for production.
 */
@Component
class StoredSigningKeys implements SigningKeys {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Sites sites;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<Owner, SigningKey> opened = new ConcurrentHashMap<>();

    StoredSigningKeys(JdbcClient jdbc, Vault vault, Sites sites, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.sites = sites;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public SigningKey current(SiteId site) {
        return opened.computeIfAbsent(ownerOf(site), owner -> stored(owner).orElseGet(() -> made(owner)));
    }

    @Override
    public List<X509Certificate> published(SiteId site) {
        X509Certificate current = current(site).certificate();
        Stream<X509Certificate> others = jdbc
                .sql("""
                        select certificate from signing_key where site_id = :site and issuer = :issuer
                        order by created_at desc
                        """)
                .param("site", site.value())
                .param("issuer", ownerOf(site).issuer())
                .query(String.class)
                .list()
                .stream()
                .map(text -> Certificates.read(Base64.getDecoder().decode(text)));
        return Stream.concat(Stream.of(current), others).distinct().toList();
    }

    private Owner ownerOf(SiteId id) {
        Site site = sites.byId(id).orElseThrow(() -> new IllegalStateException("no site " + id.value()));
        return new Owner(id, site.issuer(), site.key());
    }

    private Optional<SigningKey> stored(Owner owner) {
        return jdbc.sql("""
                        select private_key, certificate from signing_key
                        where site_id = :site and issuer = :issuer and kind = :kind
                        """)
                .param("site", owner.site().value())
                .param("issuer", owner.issuer())
                .param("kind", owner.kind().name())
                .query((row, number) -> SigningKey.of(
                        KeyPairs.read(
                                owner.kind(),
                                vault.open(Base64.getDecoder().decode(row.getString("private_key")), owner.context())),
                        Certificates.read(Base64.getDecoder().decode(row.getString("certificate")))))
                .optional();
    }

    // Two nodes may find the key missing at once: the first row stays, and both sign with it.
    private SigningKey made(Owner owner) {
        KeyPair pair = KeyPairs.fresh(owner.kind(), random);
        X509Certificate certificate =
                Certificates.selfSigned(pair, owner.kind(), owner.issuer(), clock.instant(), random);
        byte[] sealed = vault.seal(pair.getPrivate().getEncoded(), owner.context());
        jdbc.sql("""
                        insert into signing_key (id, site_id, issuer, kind, private_key, certificate, created_at)
                        values (:id, :site, :issuer, :kind, :privateKey, :certificate, :createdAt)
                        on conflict do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("site", owner.site().value())
                .param("issuer", owner.issuer())
                .param("kind", owner.kind().name())
                .param("privateKey", Base64.getEncoder().encodeToString(sealed))
                .param("certificate", Base64.getEncoder().encodeToString(encoded(certificate)))
                .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return stored(owner).orElseThrow();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate just made cannot be written", e);
        }
    }

    private record Owner(SiteId site, String issuer, KeyKind kind) {

        String context() {
            return "signing-key/" + site.value() + "/" + kind + "/" + issuer;
        }
    }
}
