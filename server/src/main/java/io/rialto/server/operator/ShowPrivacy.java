package io.rialto.server.operator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a running server show that nothing of a customer stays, and keeps what it signed: {@code ./rialto show-privacy SITE}. It is a client
 * of the API and opens no database.
 */
public final class ShowPrivacy {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MEDIA_TYPE = "application/vnd.api+json";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Function<String, @Nullable String> environment;
    private final Path folder;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param folder where the report and the statement are put */
    public ShowPrivacy(Function<String, @Nullable String> environment, Path folder, PrintStream out) {
        this.environment = environment;
        this.folder = folder;
        this.out = out;
    }

    /** A sentence for whoever typed the command. */
    private static final class Unable extends Exception {

        private static final long serialVersionUID = 1L;

        Unable(String sentence) {
            super(sentence);
        }
    }

    /** The exit code: 0 when everything was read and nothing was found, else 1. */
    public int run(String site) {
        try {
            String token = token();
            JsonNode check = waited(begun(site, token), token);
            return kept(check.path("attributes"), site);
        } catch (Unable unable) {
            out.println(unable.getMessage());
            return 1;
        } catch (IOException silent) {
            out.println(url() + " does not answer (" + silent.getClass().getSimpleName()
                    + "). Is the server running, and does RIALTO_PUBLIC_URL name it?");
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private String token() throws IOException, InterruptedException, Unable {
        String body = JSON.writeValueAsString(Map.of(
                "grant_type", "client_credentials",
                "client_id", required("RIALTO_CLIENT_ID"),
                "client_secret", required("RIALTO_CLIENT_SECRET")));
        HttpResponse<String> answer = client.send(
                request("/oauth/token")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new Unable(
                    "The server does not know these credentials: RIALTO_CLIENT_ID and RIALTO_CLIENT_SECRET are those of an"
                            + " API credential of an owner, admin or auditor.");
        }
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private String begun(String site, String token) throws IOException, InterruptedException, Unable {
        Map<String, Object> document =
                Map.of("data", Map.of("type", "privacy_checks", "attributes", Map.of("site", site)));
        return answered(
                        request("/api/privacy_checks")
                                .header("Content-Type", MEDIA_TYPE)
                                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(document))),
                        token)
                .path("id")
                .asString();
    }

    private JsonNode waited(String id, String token) throws IOException, InterruptedException, Unable {
        for (long left = PATIENCE.toSeconds(); left > 0; left--) {
            JsonNode check = answered(request("/api/privacy_checks/" + id).GET(), token);
            if (!check.path("attributes").path("state").asString().equals("running")) {
                return check;
            }
            Thread.sleep(PAUSE);
        }
        throw new Unable("It is still running: look at it later in the dashboard, under Privacy.");
    }

    private JsonNode answered(HttpRequest.Builder request, String token)
            throws IOException, InterruptedException, Unable {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + token)
                        .header("Accept", MEDIA_TYPE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() >= 400) {
            throw new Unable(body.path("errors").path(0).path("detail").asString("It was refused."));
        }
        return body.path("data");
    }

    private int kept(JsonNode check, String site) throws IOException, InterruptedException, Unable {
        if (!check.path("state").asString().equals("done")) {
            throw new Unable("It failed: " + check.path("reason").asString("-"));
        }
        String statement = check.path("statement").asString();
        if (!isSigned(statement)) {
            throw new Unable("The statement is not signed with a key that the site publishes.");
        }
        Path report = folder.resolve("privacy-" + site + ".json");
        Path signed = folder.resolve("privacy-" + site + ".jwt");
        Files.writeString(report, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(check.path("report")));
        Files.writeString(signed, statement);
        String outcome = check.path("outcome").asString();
        out.println(site + ": " + sentence(outcome) + " " + report.getFileName() + " says what was read, "
                + signed.getFileName() + " is the signed statement.");
        check.path("report")
                .path("hits")
                .forEach(hit -> out.println("  " + hit.path("where").asString() + ", "
                        + hit.path("form").asString()));
        return outcome.equals("clean") ? 0 : 1;
    }

    private static String sentence(String outcome) {
        return switch (outcome) {
            case "clean" -> "everything that is kept was read, and nothing of a customer was there.";
            case "found" -> "something of customers is kept.";
            default -> "nothing was found, but not everything could be shown.";
        };
    }

    private boolean isSigned(String statement) throws IOException, InterruptedException {
        try {
            JWSObject jws = JWSObject.parse(statement);
            URI issuer =
                    URI.create(String.valueOf(jws.getPayload().toJSONObject().get("iss")));
            String keys = client.send(
                            request(issuer.getRawPath() + "/oauth2/jwks").GET().build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            JWK key = JWKSet.parse(keys).getKeyByKeyId(jws.getHeader().getKeyID());
            return switch (key) {
                case RSAKey rsa -> jws.verify(new RSASSAVerifier(rsa));
                case ECKey curve -> jws.verify(new ECDSAVerifier(curve));
                case null, default -> false;
            };
        } catch (ParseException | JOSEException | IllegalArgumentException none) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(30));
    }

    private String url() {
        return value("RIALTO_PUBLIC_URL")
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> "http://localhost:" + value("RIALTO_PORT").orElse("8080"));
    }

    private String required(String name) throws Unable {
        return value(name)
                .orElseThrow(() -> new Unable(
                        name + " is not set: make an API credential in the dashboard and set RIALTO_CLIENT_ID and"
                                + " RIALTO_CLIENT_SECRET."));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(text -> !text.isBlank());
    }
}
