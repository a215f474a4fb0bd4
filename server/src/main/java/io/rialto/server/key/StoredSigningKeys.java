package io.rialto.server.key;

import io.rialto.saml.SigningKey;
import io.rialto.server.key.StoredKey.PrivateHalf;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys in the database, the private half sealed or in a token. A key belongs to an issuer: under another public address the same
 * site signs with another key, so that a copy of production's database cannot speak for production.
 */
@Component
class StoredSigningKeys implements SigningKeys {

    private final JdbcClient jdbc;
    private final PrivateKeys keys;
    private final Sites sites;
    private final Clock clock;
    private final Map<KeyOwner, SigningKey> opened = new ConcurrentHashMap<>();

    StoredSigningKeys(JdbcClient jdbc, PrivateKeys keys, Sites sites, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public SigningKey current(SiteId site) {
        return opened.computeIfAbsent(ownerOf(site), owner -> stored(owner).orElseGet(() -> made(owner)));
    }

    @Override
    public boolean exist(SiteId site, String issuer) {
        return jdbc.sql("select count(*) from signing_key where site_id = :site and issuer = :issuer")
                        .param("site", site.value())
                        .param("issuer", issuer)
                        .query(Long.class)
                        .single()
                > 0;
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

    private KeyOwner ownerOf(SiteId id) {
        Site site = sites.byId(id).orElseThrow(() -> new IllegalStateException("no site " + id.value()));
        return new KeyOwner(id, site.issuer(), site.key());
    }

    private Optional<SigningKey> stored(KeyOwner owner) {
        return jdbc.sql("""
                        select id, private_key, token_key, certificate from signing_key
                        where site_id = :site and issuer = :issuer and kind = :kind
                        """)
                .param("site", owner.site().value())
                .param("issuer", owner.issuer())
                .param("kind", owner.kind().name())
                .query((row, number) -> read(row))
                .optional()
                .map(key -> keys.open(owner, key));
    }

    private static StoredKey read(ResultSet row) throws SQLException {
        String token = row.getString("token_key");
        return new StoredKey(
                row.getObject("id", UUID.class),
                token == null ? new PrivateHalf.Sealed(row.getString("private_key")) : new PrivateHalf.InToken(token),
                Certificates.read(Base64.getDecoder().decode(row.getString("certificate"))));
    }

    // Two nodes may find the key missing at once: the first row stays, and both sign with it.
    private SigningKey made(KeyOwner owner) {
        StoredKey key = keys.make(owner);
        if (!inserted(owner, key)) {
            keys.discard(key);
        }
        return stored(owner).orElseThrow();
    }

    private boolean inserted(KeyOwner owner, StoredKey key) {
        return jdbc.sql("""
                        insert into signing_key (id, site_id, issuer, kind, private_key, token_key, certificate, created_at)
                        values (:id, :site, :issuer, :kind, :privateKey, :tokenKey, :certificate, :createdAt)
                        on conflict do nothing
                        """)
                        .param("id", key.id())
                        .param("site", owner.site().value())
                        .param("issuer", owner.issuer())
                        .param("kind", owner.kind().name())
                        .param("privateKey", sealed(key))
                        .param("tokenKey", nameInToken(key))
                        .param("certificate", Base64.getEncoder().encodeToString(encoded(key.certificate())))
                        .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static @Nullable String sealed(StoredKey key) {
        return key.privateHalf() instanceof PrivateHalf.Sealed(String text) ? text : null;
    }

    private static @Nullable String nameInToken(StoredKey key) {
        return key.privateHalf() instanceof PrivateHalf.InToken(String name) ? name : null;
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate just made cannot be written", e);
        }
    }
}
