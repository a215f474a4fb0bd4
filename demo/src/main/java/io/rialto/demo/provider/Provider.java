package io.rialto.demo.provider;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Form;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** The provider, on a port of this machine, until it is closed. */
public final class Provider implements AutoCloseable {

    private static final int MANY = 2_000;
    private static final Answer NOTHING = Answer.text(404, "There is nothing here.");

    private final Client client;
    private final List<Person> people;
    private final IdTokens idTokens;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final WebServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Keys keys = Keys.made("first");
    private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;
    private volatile boolean described;
    private final Map<String, Person> bearers = new ConcurrentHashMap<>();

    private Provider(int port, Client client, List<Person> people) throws IOException {
        this.client = client;
        this.people = List.copyOf(people);
        this.idTokens = new IdTokens(client, Clock.systemUTC());
        this.server = WebServer.start(port, this::answer);
    }

    /** @param port 0 for any free one */
    public static Provider start(int port, Client client, List<Person> people) throws IOException {
        return new Provider(port, client, people);
    }

    /** From now on, until something else is said. */
    public void misbehave(Misbehaviour how) {
        misbehaviour = how;
        if (how == Misbehaviour.ROTATED_KEY) {
            keys = Keys.made("rotated-" + text());
        }
    }

    /** From now on it has a discovery document, and a userinfo endpoint. */
    public Provider describedByItself() {
        described = true;
        return this;
    }

    public String issuer() {
        return at("").toString();
    }

    public URI authorizeUrl() {
        return at("/authorize");
    }

    public URI tokenUrl() {
        return at("/token");
    }

    public URI jwksUrl() {
        return at("/jwks");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private Answer answer(Call call) {
        return switch (call.path()) {
            case "/authorize" -> call.posts() ? decided(call) : asked(call);
            case "/token" -> token(call);
            case "/jwks" -> jwks();
            case "/.well-known/openid-configuration" -> description();
            case "/userinfo" -> userInfo(call);
            default -> NOTHING;
        };
    }

    private Answer description() {
        if (!described) {
            return NOTHING;
        }
        ObjectNode document = Json.object()
                .put("issuer", issuer())
                .put("authorization_endpoint", authorizeUrl().toString())
                .put("token_endpoint", tokenUrl().toString())
                .put("jwks_uri", jwksUrl().toString())
                .put("userinfo_endpoint", at("/userinfo").toString());
        return Answer.json(200, Json.write(document));
    }

    private Answer userInfo(Call call) {
        if (!described) {
            return NOTHING;
        }
        String header = call.header("Authorization");
        Person person = header == null ? null : bearers.get(header.replace("Bearer ", ""));
        return person == null
                ? error(401, "invalid_token")
                : Answer.json(
                        200,
                        Json.write(Json.object()
                                .put("sub", person.subject())
                                .put("email", person.email())
                                .put("given_name", person.firstName())));
    }

    private Answer asked(Call call) {
        if (!isOurs(call.query())) {
            return Answer.text(400, "This client, or its redirect URI, is not known here.");
        }
        return Answer.page(200, LoginPage.of(Form.write(call.query()), people));
    }

    private boolean isOurs(Map<String, String> query) {
        return client.id().equals(query.get("client_id"))
                && client.redirectUri().equals(query.get("redirect_uri"))
                && "code".equals(query.get("response_type"))
                && "S256".equals(query.get("code_challenge_method"))
                && query.getOrDefault("scope", "").contains("openid");
    }

    private Answer decided(Call call) {
        if (!isOurs(call.query())) {
            return Answer.text(400, "This client, or its redirect URI, is not known here.");
        }
        Optional<Person> person = people.stream()
                .filter(one -> one.subject().equals(call.field("subject")))
                .findFirst();
        return Answer.redirect(client.redirectUri() + "?" + Form.write(back(call.query(), person)));
    }

    private Map<String, String> back(Map<String, String> query, Optional<Person> person) {
        Map<String, String> back = new LinkedHashMap<>();
        if (person.isEmpty()) {
            back.put("error", "access_denied");
        } else if (misbehaviour == Misbehaviour.SERVER_ERROR) {
            back.put("error", "server_error");
        } else if (misbehaviour != Misbehaviour.NO_CODE) {
            String code = text();
            grants.put(
                    code,
                    new Grant(
                            person.get(),
                            query.getOrDefault("nonce", ""),
                            query.getOrDefault("code_challenge", ""),
                            client.redirectUri()));
            back.put("code", code);
        }
        back.put("state", misbehaviour == Misbehaviour.OTHER_STATE ? text() : query.getOrDefault("state", ""));
        back.put("iss", misbehaviour == Misbehaviour.OTHER_ISSUER_PARAMETER ? "https://login.evil.test" : issuer());
        return back;
    }

    private Answer token(Call call) {
        return switch (misbehaviour) {
            case REDIRECTING_TOKENS -> Answer.redirect(at("/elsewhere").toString());
            case TOKENS_FAIL -> Answer.text(503, "Later.");
            case HUGE_TOKENS -> Answer.json(200, "{\"x\":\"" + "x".repeat(200_000) + "\"}");
            case CLIENT_REFUSED -> error(401, "invalid_client");
            case CODE_REFUSED -> error(400, "invalid_grant");
            case SLOW_TOKENS -> slow();
            default -> redeemed(call);
        };
    }

    // Longer than anybody should wait.
    private Answer slow() {
        try {
            return closed.await(30, TimeUnit.SECONDS) ? Answer.text(503, "Closed.") : error(400, "invalid_grant");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.text(503, "Closed.");
        }
    }

    private Answer redeemed(Call call) {
        if (!isProved(call)) {
            return error(401, "invalid_client");
        }
        Grant grant = grants.remove(call.field("code"));
        if (grant == null
                || !grant.redirectUri().equals(call.field("redirect_uri"))
                || !grant.challenge().equals(IdTokens.challenge(call.field("code_verifier")))) {
            return error(400, "invalid_grant");
        }
        String accessToken = text();
        bearers.put(accessToken, grant.person());
        ObjectNode answer = Json.object()
                .put("access_token", accessToken)
                .put("token_type", "Bearer")
                .put("expires_in", 300);
        if (misbehaviour != Misbehaviour.NO_ID_TOKEN) {
            answer.put("id_token", idTokens.of(grant, issuer(), accessToken, keys, misbehaviour));
        }
        return Answer.json(200, Json.write(answer));
    }

    private boolean isProved(Call call) {
        String pair = Form.write(Map.of(client.id(), client.secret())).replace('=', ':');
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        boolean byForm =
                client.id().equals(call.field("client_id")) && client.secret().equals(call.field("client_secret"));
        return byForm
                || (misbehaviour != Misbehaviour.SECRET_IN_THE_FORM_ALONE
                        && basic.equals(call.header("Authorization")));
    }

    private Answer jwks() {
        ObjectNode set = Json.object();
        var published = set.putArray("keys");
        switch (misbehaviour) {
            case NO_KEYS -> {
                return NOTHING;
            }
            case HUGE_KEYS -> {
                for (int i = 0; i < MANY; i++) {
                    published.add(keys.jwk());
                }
            }
            default -> published.add(keys.jwk());
        }
        return Answer.json(200, Json.write(set));
    }

    private static Answer error(int status, String code) {
        return Answer.json(status, Json.write(Json.object().put("error", code)));
    }

    private String text() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
