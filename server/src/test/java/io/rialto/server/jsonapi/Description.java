package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rialto.server.jsonapi.ApiClient.Reply;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the server says its answers are. Every answer that a test gets is held against it. */
final class Description {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Boolean> seen = new ConcurrentHashMap<>();

    Description(String document) {
        this.document = JSON.readTree(document);
    }

    /** That the answer is one that the operation has, in the shape that is described. */
    void holds(String method, String path, Reply reply) {
        String template = template(path);
        JsonNode operation = document.get("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
        if (operation.isMissingNode()) {
            assertThat(reply.status())
                    .as(method + " " + path + " is not described")
                    .isIn(401, 404, 405, 204, 429);
            return;
        }
        JsonNode response = resolved(operation.get("responses").path(String.valueOf(reply.status())));
        assertThat(response.isMissingNode())
                .as(method + " " + template + " has no answer " + reply.status())
                .isFalse();
        seen.put(method + " " + template + " " + reply.status(), true);
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return;
        }
        assertThat(content.propertyNames()).as(method + " " + template).contains(type);
        if (!type.endsWith("json")) {
            return;
        }
        Schema schema = schema(
                method + template + reply.status() + type, content.get(type).get("schema"));
        assertThat(schema.validate(reply.json())).as(reply.http().body()).isEmpty();
    }

    /** The described answers below 300 that no test got, of the operations under this path. */
    Set<String> neverSeen(String path) {
        return document.get("paths").properties().stream()
                .filter(at -> at.getKey().startsWith(path))
                .flatMap(at -> at.getValue().properties().stream()
                        .flatMap(operation -> operation.getValue().get("responses").propertyNames().stream()
                                .filter(status -> status.startsWith("2"))
                                .map(status -> operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + at.getKey()
                                        + " " + status)))
                .filter(answer -> !seen.containsKey(answer))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Schema schema(String key, JsonNode described) {
        return schemas.computeIfAbsent(key, absent -> {
            ObjectNode schema = JSON.createObjectNode();
            schema.putArray("allOf").add(described);
            schema.set("components", document.get("components"));
            return SCHEMAS.getSchema(schema);
        });
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref")
                ? document.at(response.get("$ref").asString().substring(1))
                : response;
    }

    private String template(String path) {
        String bare = "/" + path.split("\\?", 2)[0];
        Function<String, Boolean> fits =
                template -> bare.matches(template.replace(".", "\\.").replace("{id}", "[^/]+"));
        return document.get("paths").propertyNames().stream()
                .filter(fits::apply)
                .findFirst()
                .orElse("");
    }
}
