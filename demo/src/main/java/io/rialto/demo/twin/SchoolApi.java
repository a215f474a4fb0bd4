package io.rialto.demo.twin;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.WebServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** LearnWorlds' API for its own single sign-on: for an address and a name it answers where the student is logged in. */
public final class SchoolApi implements AutoCloseable {

    private final String client;
    private final String token;
    private final WebServer server;
    private final AtomicReference<@Nullable SchoolTwin> school = new AtomicReference<>();

    private SchoolApi(String client, String token, int port) throws IOException {
        this.client = client;
        this.token = token;
        this.server = WebServer.start(port, this::answer);
    }

    /** Opens it on any free port. */
    public static SchoolApi start(String client, String token) throws IOException {
        return new SchoolApi(client, token, 0);
    }

    /** The school's pages. */
    public String home() {
        String address = server.address().toString();
        return address.substring(0, address.length() - 1);
    }

    /** From now on it keeps the accounts of this twin. */
    public void serve(Twin twin) {
        school.set((SchoolTwin) twin);
    }

    private Answer answer(Call call) {
        if (!call.posts() || !call.path().equals("/admin/api/sso")) {
            return Answer.json(404, "{}");
        }
        if (!("Bearer " + token).equals(call.header("Authorization")) || !client.equals(call.header("Lw-Client"))) {
            return Answer.json(401, "{\"success\":false}");
        }
        JsonNode data = Json.read(call.form().getOrDefault("data", "{}"));
        String email = data.path("email").asString("");
        String username = data.path("username").asString("");
        SchoolTwin twin = school.get();
        if (twin == null
                || email.isBlank()
                || username.isBlank()
                || !data.path("redirectUrl").asString("").startsWith(home())) {
            return Answer.json(400, "{\"success\":false}");
        }
        String pass = twin.pass(Map.of("email", email, "username", username));
        return Answer.json(
                200,
                Json.write(Json.object()
                        .put("success", true)
                        .put("url", home() + "/sso?" + SchoolTwin.PASS + "=" + pass)));
    }

    @Override
    public void close() {
        server.close();
    }
}
