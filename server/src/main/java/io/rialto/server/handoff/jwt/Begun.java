package io.rialto.server.handoff.jwt;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service said that began the login.
 *
 * @param parameters come back as parameters
 * @param claims come back as claims
 * @param target where the customer wants to land
 */
record Begun(
        Map<String, String> parameters,
        Map<String, String> claims,
        @Nullable String target) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final Begun NOT = new Begun(Map.of(), Map.of(), null);

    String text() {
        return JSON.writeValueAsString(this);
    }

    static Begun read(String text) {
        return JSON.readValue(text, Begun.class);
    }
}
