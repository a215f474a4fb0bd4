package io.rialto.server.handoff.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.rialto.server.fixture.TicketFixture;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service as a client, with what it sends to be changed by a test. */
final class Relying {

    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TheProvider provider;
    private final String site;
    private final String service;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private String proof = "basic";
    private String address = "10.1.1.1";
    private String customer = "42";

    private Relying(TheProvider provider, String site, String service, String redirectUri) {
        this.provider = provider;
        this.site = site;
        this.service = service;
        asked.put("response_type", "code");
        asked.put("client_id", service);
        asked.put("redirect_uri", redirectUri);
        asked.put("scope", "openid email");
        asked.put("state", "a state");
        asked.put("nonce", "a-nonce");
        asked.put("code_challenge", challenge(VERIFIER));
        asked.put("code_challenge_method", "S256");
    }

    static Relying club(TheProvider provider) {
        return new Relying(provider, "main", "club", "https://club.test/cb");
    }

    static Relying otherClub(TheProvider provider) {
        return new Relying(provider, "other", "club", "https://club.test/cb");
    }

    static Relying told(TheProvider provider) {
        return new Relying(provider, "main", "told", "https://told.test/cb");
    }

    static Relying app(TheProvider provider) {
        return new Relying(provider, "main", "app", "com.example.app:/cb").provingBy("none");
    }

    static Relying keys(TheProvider provider) {
        return new Relying(provider, "main", "keys", "https://keys.test/cb").provingBy("jwt");
    }

    static Relying legacy(TheProvider provider) {
        return new Relying(provider, "main", "legacy", "https://legacy.test/cb")
                .provingBy("post")
                .without("code_challenge")
                .without("code_challenge_method");
    }

    String service() {
        return service;
    }

    Relying with(String parameter, String value) {
        asked.put(parameter, value);
        return this;
    }

    Relying without(String parameter) {
        asked.remove(parameter);
        return this;
    }

    /** Another customer than the usual one comes. */
    Relying of(String id) {
        customer = id;
        return this;
    }

    Relying provingBy(String way) {
        proof = way;
        return this;
    }

    Relying from(String ip) {
        address = ip;
        return this;
    }

    String authorize() {
        return "/s/" + site + "/oauth2/authorize?" + form(asked);
    }

    /** The answer of the authorization endpoint, before the shop. */
    HttpResponse<String> ask(TheProvider.Visit visit) {
        return visit.get(authorize());
    }

    /** Goes the whole way, and answers where the browser is sent at last. */
    HttpResponse<String> login() {
        return login(provider.ticket(site, service).with("sub", customer));
    }

    HttpResponse<String> login(TicketFixture ticket) {
        TheProvider.Visit visit = provider.visit();
        return visit.come(site, ask(visit), ticket);
    }

    String code() {
        return query(login()).get("code");
    }

    HttpResponse<String> token(Map<String, String> parameters) {
        return post("token", parameters);
    }

    HttpResponse<String> redeem(String code) {
        return redeem(code, Map.of());
    }

    HttpResponse<String> redeem(String code, Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("grant_type", "authorization_code");
        all.put("code", code);
        all.put("redirect_uri", asked.get("redirect_uri"));
        if (asked.containsKey("code_challenge")) {
            all.put("code_verifier", VERIFIER);
        }
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        return token(all);
    }

    /** Good tokens. */
    JsonNode tokens() {
        return json(redeem(code()));
    }

    HttpResponse<String> refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    HttpResponse<String> post(String endpoint, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        String path = "/s/" + site + "/oauth2/" + endpoint;
        return switch (proof) {
            case "basic" -> send(path, all, "Authorization", basic(service, TheProvider.SECRET));
            case "post" -> {
                all.putIfAbsent("client_id", service);
                all.putIfAbsent("client_secret", TheProvider.SECRET);
                yield send(path, all);
            }
            case "jwt" -> {
                all.putIfAbsent("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
                all.putIfAbsent("client_assertion", new ClientKey(provider).signed());
                yield send(path, all);
            }
            default -> {
                all.putIfAbsent("client_id", service);
                yield send(path, all);
            }
        };
    }

    HttpResponse<String> send(String path, Map<String, String> parameters, String... headers) {
        String[] more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = "X-Forwarded-For";
        more[headers.length + 1] = address;
        return provider.server.post(path, "application/x-www-form-urlencoded", form(parameters), more);
    }

    HttpResponse<String> userInfo(String token) {
        return provider.server.get("/s/" + site + "/oauth2/userinfo", "Authorization", "Bearer " + token);
    }

    /** The claims of an ID token whose signature is good under the site's published keys. */
    JsonNode verified(String idToken) {
        try {
            JWSObject jws = JWSObject.parse(idToken);
            String jwks = provider.server.get("/s/" + site + "/oauth2/jwks").body();
            var key = JWKSet.parse(jwks).getKeyByKeyId(jws.getHeader().getKeyID());
            if (!jws.verify(new RSASSAVerifier(key.toRSAKey()))) {
                throw new IllegalStateException("the signature is wrong");
            }
            return JSON.readTree(jws.getPayload().toString());
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String error(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("error").asString("");
    }

    static Map<String, String> query(HttpResponse<String> answer) {
        String query = URI.create(TheProvider.location(answer)).getRawQuery();
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String basic(String id, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
