package io.rialto.server.jsonapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The API's description, made of what the resources say of themselves.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
@Component
final class OpenApi {

    private static final String ABOUT = """
            A JSON:API 1.0 interface. Get an access token at /oauth/token. Everything is limited to the organization that the \
            token's credential belongs to. POST requests may carry an Idempotency-Key, PATCH and DELETE an If-Match, GET an \
            If-None-Match header.""";

    private final Resources resources;

    OpenApi(Resources resources) {
        this.resources = resources;
    }

    /** The document as JSON. */
    String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Rialto API", "version", "1", "description", ABOUT));
        document.put("servers", List.of(Map.of("url", "/api")));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("paths", new OpenApiPaths(resources).all());
        document.put("components", components());
        return Json.text(Ordered.of(document));
    }

    private Map<String, Object> components() {
        Map<String, Object> components = new LinkedHashMap<>();
        components.put(
                "securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT")));
        components.put("schemas", new OpenApiSchemas(resources).all());
        components.put("responses", OpenApiFaults.all());
        return components;
    }
}
