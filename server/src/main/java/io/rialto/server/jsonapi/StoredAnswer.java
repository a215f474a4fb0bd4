package io.rialto.server.jsonapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer as a text, and back. */
final class StoredAnswer {

    private StoredAnswer() {}

    static String write(Answer answer) {
        Map<String, @Nullable Object> stored = new LinkedHashMap<>();
        stored.put("status", answer.status());
        stored.put("headers", answer.headers());
        stored.put("body", answer.body());
        return Json.text(stored);
    }

    static Answer read(String text) {
        JsonNode stored = Json.tree(text);
        Map<String, String> headers = new LinkedHashMap<>();
        stored.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        JsonNode body = stored.get("body");
        return new Answer(stored.get("status").asInt(), body.isNull() ? null : body.asString(), headers);
    }
}
