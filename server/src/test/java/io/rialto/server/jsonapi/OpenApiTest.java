package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.Golden;
import io.rialto.server.startup.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API says of itself. */
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    @Tag("golden")
    void theDescriptionIsUpToDate() {
        try (RunningServer server = RunningServer.start(folder, Map.of())) {
            JsonNode document = JSON.readTree(server.get("/api/openapi.json").body());

            assertThat(server.get("/api/openapi.json").body()).isEqualTo(document.toString());
            Golden.file(Path.of("../docs/openapi.json"))
                    .holds(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        }
    }

    /** A column that is missing would be a failure of ours at the first filter. */
    @Test
    void everythingThatCanBeSearchedHasAColumn() {
        try (RunningServer server = RunningServer.start(folder, Map.of(), Notebooks.Beans.class)) {
            ApiClient owner = new ApiClient(server, "owner-enterprise");
            for (Resource<?> resource : server.bean(Resources.class).all()) {
                Schema<?> schema = resource.schema();
                if (schema.offers(Operation.LIST)) {
                    for (String name : schema.filterable().keySet()) {
                        String sort = schema.isSortable(name) ? "&sort=" + name : "";
                        owner.get(schema.type() + "?filter%5Bq%5D%5B" + name + "_not_null%5D=true" + sort)
                                .is(200);
                    }
                }
            }
        }
    }
}
