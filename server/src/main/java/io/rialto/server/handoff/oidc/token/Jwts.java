package io.rialto.server.handoff.oidc.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.rialto.saml.SigningKey;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.json.StrictJson;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.site.SiteId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signed JWTs of a site (RFC 7515, RFC 7519). Safe for use by many threads. */
@Component
public class Jwts {

    private static final int LONGEST = 16_384;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SigningKeys keys;
    private final Map<X509Certificate, JWK> known = new ConcurrentHashMap<>();

    public Jwts(SigningKeys keys) {
        this.keys = keys;
    }

    /** @param type of the JWT, as its header says it */
    String sign(Client client, String type, Map<String, Object> claims) {
        return signed(keys.of(client.site().id(), client.service().id()), type, claims);
    }

    /** The same, of what the site says by itself. */
    public String sign(SiteId site, String type, Map<String, Object> claims) {
        return signed(keys.current(site), type, claims);
    }

    /** The same, of what a launch ends with. */
    String signLogin(Client client, String type, Map<String, Object> claims) {
        if (client.trial()) {
            // Nobody's trust in a key is proved by what a twin takes.
            return sign(client, type, claims);
        }
        return signed(keys.launching(client.site().id(), client.service().id()), type, claims);
    }

    /** What {@link #signLogin} would sign, for somebody to read: header and claims. */
    String shown(Client client, String type, Map<String, Object> claims) {
        X509Certificate certificate =
                keys.certificate(client.site().id(), client.service().id());
        return JSON.writeValueAsString(header(certificate, type)) + "\n"
                + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(claims);
    }

    private Map<String, Object> header(X509Certificate certificate, String type) {
        JWK jwk = jwk(certificate);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", jwk.getAlgorithm().getName());
        header.put("kid", jwk.getKeyID());
        header.put("typ", type);
        return header;
    }

    private String signed(SigningKey key, String type, Map<String, Object> claims) {
        String signed = encoded(header(key.certificate(), type)) + "." + encoded(claims);
        return signed + "." + BASE64URL.encodeToString(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(Map<String, Object> json) {
        return BASE64URL.encodeToString(JSON.writeValueAsBytes(json));
    }

    /** What the site signs with now: RS256 or ES256. */
    public String algorithm(SiteId site) {
        return jwk(keys.current(site).certificate()).getAlgorithm().getName();
    }

    /** The keys to check it with (RFC 7517 §5). */
    public Map<String, Object> published(SiteId site) {
        return new JWKSet(jwks(site)).toJSONObject(true);
    }

    /** The claims of a JWT of this type that the site signed, however old; nothing of any other. */
    public Optional<Map<String, Object>> read(SiteId site, String type, String jwt) {
        if (jwt.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JWSObject jws = JWSObject.parse(jwt);
            boolean ours = jws.getHeader().getType() != null
                    && type.equals(jws.getHeader().getType().getType())
                    && jws.getHeader().getCriticalParams() == null
                    && jwks(site).stream().anyMatch(key -> made(jws, key));
            return ours ? StrictJson.members(ByteBuffer.wrap(jws.getPayload().toBytes())) : Optional.empty();
        } catch (ParseException | RuntimeException none) {
            return Optional.empty();
        }
    }

    // RFC 8725 §3.1: which algorithm a key is for is ours to say, not the message's.
    private static boolean made(JWSObject jws, JWK key) {
        if (!key.getKeyID().equals(jws.getHeader().getKeyID())
                || !key.getAlgorithm().equals(jws.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            return switch (key) {
                case RSAKey rsa -> jws.verify(new RSASSAVerifier(rsa));
                case ECKey curve -> jws.verify(new ECDSAVerifier(curve));
                default -> false;
            };
        } catch (JOSEException broken) {
            return false;
        }
    }

    private List<JWK> jwks(SiteId site) {
        return keys.published(site).stream().map(this::jwk).toList();
    }

    private JWK jwk(X509Certificate certificate) {
        return known.computeIfAbsent(certificate, PublicKeys::of);
    }
}
