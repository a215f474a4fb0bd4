package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.Change;
import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.Organization.Plan;
import java.security.SecureRandom;
import java.time.Instant;
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
                        Subscription.endless(Plan.ENTERPRISE),
                        Role.SUPPORT,
                        SsoEnforcement.OFF));
    }

    @Test
    void aPlanEndsWhenItIsSaid() {
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        Subscription until = new Subscription(Plan.ENTERPRISE, end.plusNanos(999_999));

        Change made = organizations.save("ends", "Ends", until, Role.AUDITOR);
        Change same = organizations.save("ends", "Ends", until, Role.AUDITOR);
        Subscription kept = organizations.bySlug("ends").orElseThrow().subscription();
        Change renewed = organizations.save("ends", "Ends", Plan.ENTERPRISE, Role.AUDITOR);

        assertThat(made).isEqualTo(Change.MADE);
        assertThat(same).isEqualTo(Change.NONE);
        assertThat(kept).isEqualTo(new Subscription(Plan.ENTERPRISE, end));
        assertThat(kept.isOver(end.minusMillis(1))).isFalse();
        assertThat(kept.isOver(end)).isTrue();
        assertThat(renewed).isEqualTo(Change.ALTERED);
        assertThat(organizations.bySlug("ends").orElseThrow().subscription().isOver(Instant.MAX))
                .isFalse();
    }
}
