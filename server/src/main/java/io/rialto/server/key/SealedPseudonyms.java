package io.rialto.server.key;

import io.rialto.server.site.SiteId;
import io.rialto.server.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** HMAC-SHA256 under a random secret of the site, which rests sealed in the database. */
@Component
class SealedPseudonyms implements Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "pseudonyms";
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SecureRandom random;
    private final Map<SiteId, SecretKey> opened = new ConcurrentHashMap<>();

    SealedPseudonyms(JdbcClient jdbc, Vault vault, SecureRandom random) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.random = random;
    }

    @Override
    public String of(SiteId site, String purpose, String... parts) {
        Mac mac = mac(opened.computeIfAbsent(site, id -> stored(id).orElseGet(() -> made(id))));
        feed(mac, purpose);
        for (String part : parts) {
            feed(mac, part);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    }

    // Each part behind its length: no two lists of parts make the same bytes.
    private static void feed(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }

    private static Mac mac(SecretKey secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private Optional<SecretKey> stored(SiteId site) {
        return jdbc.sql("select secret from site_secret where site_id = :site and purpose = :purpose")
                .param("site", site.value())
                .param("purpose", PURPOSE)
                .query(String.class)
                .optional()
                .map(text -> new SecretKeySpec(vault.open(Base64.getDecoder().decode(text), context(site)), ALGORITHM));
    }

    private SecretKey made(SiteId site) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        jdbc.sql("""
                        insert into site_secret (site_id, purpose, secret) values (:site, :purpose, :secret)
                        on conflict do nothing
                        """)
                .param("site", site.value())
                .param("purpose", PURPOSE)
                .param("secret", Base64.getEncoder().encodeToString(vault.seal(secret, context(site))))
                .update();
        return stored(site).orElseThrow();
    }

    private static String context(SiteId site) {
        return "site-secret/" + site.value() + "/" + PURPOSE;
    }
}
