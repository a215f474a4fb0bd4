package io.rialto.demo.openid;

import io.rialto.demo.http.Form;
import io.rialto.demo.http.Json;
import io.rialto.demo.openid.NotBelieved.Doubt;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The site at Rialto, as its discovery document describes it. Safe for use by many threads. */
public final class Provider implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Registration registration;

    public Provider(Registration registration) {
        this.registration = registration;
    }

    /** What the service and the site agreed on. */
    public record Registration(String issuer, String clientId, String secret) {

        @Override
        public String toString() {
            return "Registration[" + clientId + "]";
        }
    }

    public String issuer() {
        return registration.issuer();
    }

    public String clientId() {
        return registration.clientId();
    }

    /** The address of one of its endpoints. */
    public String endpoint(String name) throws NotBelieved {
        JsonNode document = json(get(issuer() + "/.well-known/openid-configuration", Map.of()));
        // OpenID Connect Discovery §4.3
        if (!document.path("issuer").asString("").equals(issuer())) {
            throw new NotBelieved("a discovery document of another issuer");
        }
        String address = document.path(name).asString("");
        if (!address.startsWith(issuer() + "/")) {
            throw new NotBelieved("an endpoint that is elsewhere");
        }
        return address;
    }

    List<Jwk> keys() throws NotBelieved {
        List<Jwk> keys = new ArrayList<>();
        for (JsonNode key : json(get(endpoint("jwks_uri"), Map.of())).path("keys")) {
            keys.add(Jwk.of(key));
        }
        return keys;
    }

    /**
     * The tokens for a code.
     *
     * @param verifier what the request's challenge was made of (RFC 7636); empty: it had none
     */
    public JsonNode tokens(String code, String redirectUri, String verifier) throws NotBelieved {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirectUri);
        if (!verifier.isEmpty()) {
            fields.put("code_verifier", verifier);
        }
        HttpRequest request = request(endpoint("token_endpoint"), Map.of("Authorization", basic()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.write(fields)))
                .build();
        return json(send(request));
    }

    /** The claims behind an access token. */
    public JsonNode userInfo(String token) throws NotBelieved {
        return json(get(endpoint("userinfo_endpoint"), Map.of("Authorization", "Bearer " + token)));
    }

    private String basic() {
        String pair = encoded(registration.clientId()) + ":" + encoded(registration.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String address, Map<String, String> headers) throws NotBelieved {
        return send(request(address, headers).GET().build());
    }

    private static HttpRequest.Builder request(String address, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) throws NotBelieved {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotBelieved("no answer from the site");
        } catch (IOException e) {
            throw new NotBelieved("no answer from the site");
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws NotBelieved {
        try {
            JsonNode json = Json.read(answer.body());
            if (answer.statusCode() != 200) {
                throw new NotBelieved(
                        Doubt.DECLINED,
                        "the site said " + json.path("error").asString(String.valueOf(answer.statusCode())));
            }
            return json;
        } catch (IllegalArgumentException none) {
            throw new NotBelieved("an answer of the site that is no JSON");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
