package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.Change;
import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Organization.Plan;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class OrganizationsTest {

    private final Organizations organizations;

    OrganizationsTest(TestDatabase database) {
        organizations = new Organizations(database.emptied().jdbc(), new Ids(new SecureRandom()));
    }

    @Test
    void savingMakesThenAltersThenLeavesAlone() {
        Change first = organizations.save("acme", "Acme", Plan.STANDARD, Role.AUDITOR);
        Organization made = organizations.bySlug("acme").orElseThrow();
        Change second = organizations.save("acme", "Acme Ltd.", Plan.ENTERPRISE, Role.SUPPORT);
        Change third = organizations.save("acme", "Acme Ltd.", Plan.ENTERPRISE, Role.SUPPORT);

        assertThat(first).isEqualTo(Change.MADE);
        assertThat(second).isEqualTo(Change.ALTERED);
        assertThat(third).isEqualTo(Change.NONE);
        assertThat(organizations.all())
                .containsExactly(new Organization(
                        made.id(),
                        made.publicId(),
                        "acme",
                        "Acme Ltd.",
                        Plan.ENTERPRISE,
                        Role.SUPPORT,
                        SsoEnforcement.OFF));
    }
}
