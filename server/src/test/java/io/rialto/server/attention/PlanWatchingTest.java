package io.rialto.server.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Subscription;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class PlanWatchingTest {

    private final TheClock clock = new TheClock();
    private final Organizations organizations;
    private final PlanWatching watching;

    PlanWatchingTest(TestDatabase database) {
        organizations = new Organizations(database.emptied().jdbc(), new Ids(new SecureRandom()));
        watching = new PlanWatching(organizations, clock);
    }

    @Test
    void theNearerTheEndTheMoreUrgentItIs() {
        assertThat(at(Duration.ofDays(31))).isEmpty();
        assertThat(at(Duration.ofDays(30))).extracting(Attention::severity).containsExactly(Severity.NOTE);
        assertThat(at(Duration.ofDays(7))).extracting(Attention::severity).containsExactly(Severity.WARNING);
        assertThat(at(Duration.ofDays(1))).extracting(Attention::severity).containsExactly(Severity.URGENT);
        assertThat(at(Duration.ofDays(1)))
                .extracting(Attention::kind, Attention::since)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("plan_ends", null));
    }

    @Test
    void whatHasEndedIsSaidFromThenOn() {
        for (Duration since : List.of(Duration.ZERO, Duration.ofDays(-400))) {
            assertThat(at(since)).singleElement().satisfies(ended -> {
                assertThat(ended.kind()).isEqualTo("plan_ended");
                assertThat(ended.severity()).isEqualTo(Severity.URGENT);
                assertThat(ended.since()).isEqualTo(clock.instant().plus(since));
                assertThat(ended.sentence()).startsWith("The enterprise plan ended on ");
            });
        }
    }

    @Test
    void aPlanWithoutAnEndNeedsNobody() {
        organizations.save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);

        assertThat(watching.of(id())).isEmpty();
    }

    private List<Attention> at(Duration left) {
        Subscription subscription =
                new Subscription(Plan.ENTERPRISE, clock.instant().plus(left));
        organizations.save("acme", "Acme", subscription, Role.AUDITOR);
        return watching.of(id()).toList();
    }

    private OrganizationId id() {
        return organizations.bySlug("acme").orElseThrow().id();
    }
}
