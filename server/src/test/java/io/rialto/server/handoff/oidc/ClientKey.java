package io.rialto.server.handoff.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The key of the client {@code keys}, and assertions, good and bad. */
final class ClientKey {

    static final RSAKey PAIR = pair("its-key");
    static final RSAKey ANOTHER = pair("its-key");

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("its-key");

    ClientKey(TheProvider provider) {
        long now = provider.clock.instant().getEpochSecond();
        claims.put("iss", "keys");
        claims.put("sub", "keys");
        claims.put("aud", provider.issuer("main") + "/oauth2/token");
        claims.put("exp", now + 60);
        claims.put("iat", now);
        claims.put("jti", UUID.randomUUID().toString());
    }

    ClientKey with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    ClientKey without(String claim) {
        claims.remove(claim);
        return this;
    }

    ClientKey headed(JWSHeader.Builder other) {
        header = other;
        return this;
    }

    String signedBy(RSAKey key) {
        try {
            JWSObject jws = new JWSObject(header.build(), new Payload(claims));
            jws.sign(new RSASSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String signed() {
        return signedBy(PAIR);
    }

    String claimsAsJson() {
        return new Payload(claims).toString();
    }

    static String published() {
        return new JWKSet(PAIR.toPublicJWK()).toString();
    }

    private static RSAKey pair(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
