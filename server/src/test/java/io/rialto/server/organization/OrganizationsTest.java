package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.Change;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Organization.Plan;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class OrganizationsTest {

    private final Organizations organizations;

    OrganizationsTest(TestDatabase database) {
        organizations = new Organizations(database.emptied().jdbc());
    }

    @Test
    void savingMakesThenAltersThenLeavesAlone() {
        Change first = organizations.save("acme", "Acme", Plan.STANDARD);
        OrganizationId id = organizations.bySlug("acme").orElseThrow().id();
        Change second = organizations.save("acme", "Acme Ltd.", Plan.ENTERPRISE);
        Change third = organizations.save("acme", "Acme Ltd.", Plan.ENTERPRISE);

        assertThat(first).isEqualTo(Change.MADE);
        assertThat(second).isEqualTo(Change.ALTERED);
        assertThat(third).isEqualTo(Change.NONE);
        assertThat(organizations.all()).containsExactly(new Organization(id, "acme", "Acme Ltd.", Plan.ENTERPRISE));
    }
}
