package io.rialto.server.signin.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.rialto.server.fixture.TheClock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An ID token as a provider would make it at noon, altered as a test says. */
final class TokenFixture {

    static final String CLIENT_ID = "rialto-at-acme";
    static final String NONCE = "n".repeat(43);
    static final RSAKey RSA = rsa("first", 2048);
    static final RSAKey OTHER_RSA = rsa("first", 2048);
    static final RSAKey NEXT_RSA = rsa("second", 2048);
    static final ECKey EC = ec("ec", Curve.P_256);
    static final OctetKeyPair ED25519 = ed25519();

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private JWSAlgorithm algorithm = JWSAlgorithm.RS256;
    private JWK key = RSA;
    private UnaryOperator<JWSHeader.Builder> header =
            builder -> builder.keyID(key.getKeyID()).type(JOSEObjectType.JWT);

    static TokenFixture aToken() {
        Instant noon = TheClock.NOON;
        return new TokenFixture()
                .with("iss", ProviderFixture.ISSUER)
                .with("sub", "248289761001")
                .with("aud", CLIENT_ID)
                .with("exp", noon.plusSeconds(300).getEpochSecond())
                .with("iat", noon.getEpochSecond())
                .with("nonce", NONCE)
                .with("email", "jane@acme.test")
                .with("email_verified", true)
                .with("given_name", "Jane")
                .with("family_name", "Doe");
    }

    TokenFixture with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    TokenFixture without(String claim) {
        claims.remove(claim);
        return this;
    }

    TokenFixture signedBy(JWK signing, JWSAlgorithm with) {
        key = signing;
        algorithm = with;
        return this;
    }

    TokenFixture withHeader(UnaryOperator<JWSHeader.Builder> wanted) {
        UnaryOperator<JWSHeader.Builder> before = header;
        header = builder -> wanted.apply(before.apply(builder));
        return this;
    }

    String claimsAsJson() {
        return JSONObjectUtils.toJSONString(claims);
    }

    /** The compact form. */
    String text() {
        return signed(claimsAsJson());
    }

    String signed(String payload) {
        try {
            JWSObject token =
                    new JWSObject(header.apply(new JWSHeader.Builder(algorithm)).build(), new Payload(payload));
            token.sign(signer());
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with a secret, as nobody should. */
    String macedWith(byte[] secret) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), new Payload(claimsAsJson()));
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String unsigned() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8))
                + "."
                + encoder.encodeToString(claimsAsJson().getBytes(UTF_8))
                + ".";
    }

    private JWSSigner signer() throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
            case ECKey ec -> new ECDSASigner(ec);
            case OctetKeyPair pair -> new Ed25519Signer(pair);
            default -> throw new IllegalStateException("no signer");
        };
    }

    static RSAKey rsa(String kid, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String kid, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OctetKeyPair ed25519() {
        try {
            return new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
