package io.rialto.server.signin.openid;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.Status;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Acme's provider: a real web server on this machine that answers what a test says. */
final class ProviderFixture implements AutoCloseable {

    static final String ISSUER = "https://login.acme.test/";

    private final HttpServer server;
    private final List<String> authorizations = new ArrayList<>();
    private final List<String> forms = new ArrayList<>();
    private volatile String keys = "{\"keys\":[]}";
    private volatile int keysStatus = 200;
    private final AtomicInteger keysAsked = new AtomicInteger();
    private final List<Reply> replies = new ArrayList<>();

    private final List<String> userInfoAuthorizations = new ArrayList<>();
    private volatile String named = "";
    private volatile String person = "";

    private record Reply(int status, String body) {}

    private ProviderFixture(HttpServer server) {
        this.server = server;
    }

    static ProviderFixture start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ProviderFixture provider = new ProviderFixture(server);
            server.createContext("/jwks", provider::jwks);
            server.createContext("/token", provider::token);
            server.createContext("/.well-known/openid-configuration", provider::discovery);
            server.createContext("/userinfo", provider::userInfo);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProviderFixture publishing(JWK... published) {
        List<JWK> open = Arrays.stream(published).map(JWK::toPublicJWK).toList();
        return publishing(new JWKSet(open).toString());
    }

    ProviderFixture publishing(String text) {
        keys = text;
        return this;
    }

    ProviderFixture publishingWithStatus(int status) {
        keysStatus = status;
        return this;
    }

    ProviderFixture replying(int status, String body) {
        replies.add(new Reply(status, body));
        return this;
    }

    /** At the UserInfo endpoint, which a discovery document of this issuer names. */
    ProviderFixture telling(String issuer, String claims) {
        named = issuer;
        person = claims;
        return this;
    }

    List<String> userInfoAuthorizations() {
        return userInfoAuthorizations;
    }

    int timesAskedForKeys() {
        return keysAsked.get();
    }

    /** The Authorization header of each token request, empty when it had none. */
    List<String> authorizations() {
        return authorizations;
    }

    List<String> forms() {
        return forms;
    }

    /** As it is stored: verified, for acme.test and bücher.example. */
    IdentityProvider stored() {
        return with(ISSUER, at("/jwks"), at("/token"));
    }

    IdentityProvider with(String issuer, URI jwksUrl, URI tokenUrl) {
        return new IdentityProvider(
                new IdentityProviderId("AcmeProvid"),
                new OrganizationId(UUID.fromString("00000000-0000-0000-0000-000000000001")),
                new UserId("OlgaOwnerX"),
                "Acme SSO",
                TokenFixture.CLIENT_ID,
                issuer,
                List.of(new Domain("acme.test"), new Domain("bücher.example")),
                tokenUrl,
                URI.create("https://login.acme.test/authorize?prompt=login&state=theirs"),
                jwksUrl,
                "org_1",
                Notes.NONE,
                Status.VERIFIED,
                "rialto-verification=x",
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void jwks(HttpExchange exchange) throws IOException {
        keysAsked.incrementAndGet();
        answer(exchange, keysStatus, keys);
    }

    private void token(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "" : authorization);
        forms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Reply reply = replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
        if (reply.status() / 100 == 3) {
            exchange.getResponseHeaders().add("Location", at("/elsewhere").toString());
        }
        answer(exchange, reply.status(), reply.body());
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"issuer\":\"" + named + "\",\"userinfo_endpoint\":\"" + at("/userinfo") + "\"}");
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        userInfoAuthorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, person.isEmpty() ? 404 : 200, person);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
