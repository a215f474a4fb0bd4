package io.rialto.server.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Token keys in the database, the private half sealed. Safe for use by many threads. */
@Component
class TokenKeyRows {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SecureRandom random;
    private final Map<String, TokenKey> opened = new ConcurrentHashMap<>();

    TokenKeyRows(JdbcClient jdbc, Vault vault, SecureRandom random) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.random = random;
    }

    /** By generation, the oldest first. */
    List<TokenKey> all(String issuer) {
        return jdbc.sql("select * from token_key where issuer = :issuer order by generation")
                .param("issuer", issuer)
                .query((row, number) -> key(issuer, row))
                .list();
    }

    Optional<TokenKey> byId(String issuer, String kid) {
        return jdbc.sql("select * from token_key where issuer = :issuer and kid = :kid")
                .param("issuer", issuer)
                .param("kid", kid)
                .query((row, number) -> key(issuer, row))
                .optional();
    }

    /** Of two nodes that make the same generation at once, the first one's stays. */
    void make(String issuer, int generation, Instant signsFrom) {
        RSAKey key = fresh();
        jdbc.sql("""
                        insert into token_key (kid, issuer, generation, private_key, signs_from)
                        values (:kid, :issuer, :generation, :key, :signsFrom)
                        on conflict do nothing
                        """)
                .param("kid", key.getKeyID())
                .param("issuer", issuer)
                .param("generation", generation)
                .param(
                        "key",
                        Base64.getEncoder()
                                .encodeToString(vault.seal(
                                        key.toJSONString().getBytes(StandardCharsets.UTF_8),
                                        context(issuer, key.getKeyID()))))
                .param("signsFrom", signsFrom.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Unless there still is a token of it. */
    void remove(String issuer, String kid) {
        jdbc.sql("""
                        delete from token_key where issuer = :issuer and kid = :kid
                        and not exists (select 1 from access_token where access_token.kid = token_key.kid)
                        """).param("issuer", issuer).param("kid", kid).update();
        opened.remove(kid);
    }

    private RSAKey fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS512)
                    .keyIDFromThumbprint() // RFC 7638
                    .build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("this Java makes no RSA keys", e);
        }
    }

    private TokenKey key(String issuer, ResultSet row) throws SQLException {
        String kid = row.getString("kid");
        TokenKey known = opened.get(kid);
        if (known != null) {
            return known;
        }
        TokenKey key = new TokenKey(
                kid,
                row.getInt("generation"),
                row.getObject("signs_from", OffsetDateTime.class).toInstant(),
                open(issuer, kid, row.getString("private_key")));
        opened.put(kid, key);
        return key;
    }

    private RSAKey open(String issuer, String kid, String sealed) {
        try {
            byte[] json = vault.open(Base64.getDecoder().decode(sealed), context(issuer, kid));
            return RSAKey.parse(new String(json, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("what was sealed as a token key is none", e);
        }
    }

    private static String context(String issuer, String kid) {
        return "token-key/" + issuer + "/" + kid;
    }
}
