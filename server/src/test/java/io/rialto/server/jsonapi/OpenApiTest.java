package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.Golden;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
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
        try (RunningServer server = RunningServer.start(folder, Map.of(), KnownCallers.Beans.class)) {
            ApiClient owner = owner(server);
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

    private static ApiClient owner(RunningServer server) {
        server.bean(Organizations.class).save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);
        Organization acme = server.bean(Organizations.class).bySlug("acme").orElseThrow();
        User jane = server.bean(Users.class).byEmailOrMade(new EmailAddress("jane@acme.test"), "Jane", "Doe");
        server.bean(Memberships.class).join(acme.id(), jane.id(), Role.OWNER, false);
        server.bean(KnownCallers.class).give("jane", new Caller(jane.id(), acme.id(), acme.plan(), Role.OWNER));
        return new ApiClient(server, "jane");
    }
}
