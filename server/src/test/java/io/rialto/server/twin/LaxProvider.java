package io.rialto.server.twin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider that does everything right until a test tells it otherwise. */
final class LaxProvider implements Provider {

    static final String ISSUER = "https://id.test/s/main";
    static final String CLIENT = "9a0e1c9e-0000-4000-8000-000000000001";
    static final String SECRET = "a-secret-of-thirty-two-characters!";
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String ACCESS = "an-access-token";
    private static final ECKey KEY = key("a");
    private static final ECKey STRANGE = key("a");

    /** What it does not care for. */
    enum Fault {
        TAKES_ANY_SECRET,
        TAKES_ANY_VERIFIER,
        NEEDS_NO_CHALLENGE,
        TAKES_A_CODE_TWICE,
        KEEPS_THE_TOKENS
    }

    final Map<String, Object> claims = new LinkedHashMap<>();
    final Map<String, Object> info = new LinkedHashMap<>(Map.of("sub", "s1", "email", "jane@example.test"));
    final Map<String, Object> configuration =
            new LinkedHashMap<>(Map.of("issuer", ISSUER, "id_token_signing_alg_values_supported", List.of("ES256")));
    final Map<String, Object> tokens = new LinkedHashMap<>(Map.of("access_token", ACCESS, "token_type", "Bearer"));
    final Set<Fault> faults = new HashSet<>();
    String header = "ES256";
    String kid = "a";
    ECKey signing = KEY;
    JWK published = KEY.toPublicJWK();
    private final Set<String> used = new HashSet<>();
    private final Opening opening;
    private int codes;

    LaxProvider(Opening opening) {
        this.opening = opening;
        claims.putAll(Map.of(
                "iss", ISSUER,
                "sub", "s1",
                "aud", CLIENT,
                "iat", NOW.getEpochSecond(),
                "exp", NOW.plusSeconds(300).getEpochSecond(),
                "auth_time", NOW.getEpochSecond(),
                "nonce", opening.nonce(),
                "at_hash", half(ACCESS),
                "email", "jane@example.test"));
    }

    void signsWithAnotherKey() {
        signing = STRANGE;
    }

    void publishesItsPrivateKey() {
        published = KEY;
    }

    @Override
    public Answer configuration() {
        return json(200, configuration);
    }

    @Override
    public Answer keys() {
        return new Answer(200, new JWKSet(published).toString(false));
    }

    @Override
    public Map<String, String> authorize(Map<String, String> request) {
        boolean open = request.containsKey("code_challenge") || faults.contains(Fault.NEEDS_NO_CHALLENGE);
        return open ? Map.of("code", "code" + ++codes) : Map.of("error", "invalid_request");
    }

    @Override
    public Answer token(Map<String, String> form, @Nullable String authorization) {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + encoded()).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(authorization) && !faults.contains(Fault.TAKES_ANY_SECRET)) {
            return error(401, "invalid_client");
        }
        boolean verified =
                opening.verifier().equals(form.get("code_verifier")) || faults.contains(Fault.TAKES_ANY_VERIFIER);
        boolean fresh = used.add(form.getOrDefault("code", "")) || faults.contains(Fault.TAKES_A_CODE_TWICE);
        return verified && fresh ? granted() : error(400, "invalid_grant");
    }

    private static String encoded() {
        return java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    }

    private Answer granted() {
        Map<String, Object> all = new LinkedHashMap<>(tokens);
        all.putIfAbsent("id_token", idToken());
        return json(200, all);
    }

    private String idToken() {
        if (header.equals("none")) {
            return "eyJhbGciOiJub25lIn0."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(JSONObjectUtils.toJSONString(claims).getBytes(StandardCharsets.UTF_8))
                    + ".";
        }
        try {
            JWSSigner signer = header.startsWith("HS") ? new MACSigner(SECRET) : new ECDSASigner(signing);
            JWSObject jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.parse(header)).keyID(kid).build(),
                    new Payload(JSONObjectUtils.toJSONString(claims)));
            jws.sign(signer);
            return jws.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Answer userInfo(String access) {
        boolean ended = used.contains("again") && !faults.contains(Fault.KEEPS_THE_TOKENS);
        return ended || !ACCESS.equals(access) ? error(401, "invalid_token") : once();
    }

    // The twin asks a second time only after the code has come again.
    private Answer once() {
        used.add("again");
        return json(200, info);
    }

    private static Answer error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    private static Answer json(int status, Map<String, Object> body) {
        return new Answer(status, JSONObjectUtils.toJSONString(body));
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String half(String access) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(access.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
