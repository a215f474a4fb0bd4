package io.rialto.server.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a delivery: {@code type}, {@code timestamp}, {@code data}. */
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Bodies() {}

    static String of(DeliveryRows.Content content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", content.type());
        body.put("timestamp", content.happenedAt().toString());
        body.put("data", JSON.readTree(content.data()));
        return JSON.writeValueAsString(body);
    }

    static String data(Map<String, ?> data) {
        return JSON.writeValueAsString(data);
    }
}
