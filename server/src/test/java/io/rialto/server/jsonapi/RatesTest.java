package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.startup.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rates of a running server, whose clock goes on. */
class RatesTest {

    @TempDir
    private Path folder;

    @Test
    void whoAsksTooOftenIsToldToWait() {
        try (RunningServer server = RunningServer.start(folder, Map.of(), Notebooks.Beans.class)) {
            HttpResponse<String> reply = server.get("/api/notebooks");
            assertThat(reply.headers().firstValue("X-Ratelimit-Limit")).hasValue("250");
            assertThat(reply.headers().firstValue("X-Ratelimit-Interval")).hasValue("10");
            assertThat(reply.headers().firstValue("X-Ratelimit-Remaining")).hasValue("249");

            for (int asked = 0; asked < 300 && reply.statusCode() != 429; asked++) {
                reply = server.get("/api/notebooks");
            }

            assertThat(reply.statusCode()).isEqualTo(429);
            assertThat(reply.body())
                    .isEqualTo("{\"errors\":{\"title\":\"Too Many Requests\",\"code\":\"THROTTLED\",\"status\":429}}");
            assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(reply.headers().firstValue("X-Ratelimit-Remaining")).hasValue("0");
            assertThat(Integer.parseInt(
                            reply.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 10);
            assertThat(server.get("/api/writers/jane").statusCode()).isEqualTo(401);
        }
    }
}
