package io.rialto.server.dashboard.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A company's provider on this machine that gives an ID token with the claims that a test says, and counts the codes it took. */
final class StandInProvider implements AutoCloseable {

    static final String CLIENT_ID = "rialto-on-trial";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private int codes;

    StandInProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).toString();
    }

    /** In place of what an honest token has. */
    StandInProvider telling(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    int codes() {
        return codes;
    }

    /** What a form for it holds. */
    Map<String, String> attributes(String name, String domain) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("client_id", CLIENT_ID);
        attributes.put("client_secret", "of the trial");
        attributes.put("issuer", issuer());
        attributes.put("authorize_url", issuer() + "/authorize");
        attributes.put("token_url", issuer() + "/token");
        attributes.put("jwks_url", issuer() + "/jwks");
        attributes.put("domains", domain);
        return attributes;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                JSONObjectUtils.toJSONString(Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/oauth/token",
                        "jwks_uri", issuer() + "/jwks")));
    }

    private void token(HttpExchange exchange) throws IOException {
        codes++;
        exchange.getRequestBody().readAllBytes();
        long now = Instant.now().getEpochSecond();
        Map<String, Object> all = new LinkedHashMap<>(
                Map.of("iss", issuer(), "sub", "subject-one", "aud", CLIENT_ID, "exp", now + 300, "iat", now));
        all.putAll(claims);
        answer(exchange, JSONObjectUtils.toJSONString(Map.of("id_token", signed(JSONObjectUtils.toJSONString(all)))));
    }

    private String signed(String payload) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), new Payload(payload));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
