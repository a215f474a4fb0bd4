package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.fixture.ServiceFixture;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.provisioning.Readiness;
import io.rialto.server.site.Site;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Services that want the account before the customer comes. */
@OnEachDatabase
class AccountFirstTest {

    private final Site main = aSite().build();
    private final TestDatabase database;
    private final Door door;

    AccountFirstTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database);
    }

    @Test
    void theCustomerEntersWhenTheAccountIsThere() {
        door.with(main, kept().build());

        MockHttpServletResponse response = door.launch("rewards");

        assertThat(HandedOver.subject(response)).isNotEmpty();
        assertThat(door.provisioned())
                .singleElement()
                .extracting(Entrant::subject)
                .satisfies(subject -> assertThat(subject.value()).isEqualTo(HandedOver.subject(response)));
    }

    @Test
    void theCustomerDoesNotEnterWhenTheServiceSaysNo() {
        door.with(main, kept().build());
        door.accountsAre(new Readiness.Refused("taken"));

        MockHttpServletResponse response = door.launch("rewards");

        assertRefused(response, Refusal.ACCOUNT_REFUSED);
    }

    @Test
    void theCustomerIsAskedToComeBackWhenTheServiceIsDown() {
        door.with(main, kept().build());
        door.accountsAre(new Readiness.Unavailable("unreachable"));

        MockHttpServletResponse response = door.launch("rewards");

        assertRefused(response, Refusal.ACCOUNT_NOT_READY);
        assertThat(door.links.of(main.id(), "42")).isEmpty();
    }

    @Test
    void aServiceWhoseAccountsOnlyLoginsKeepIsNotAskedAbout() {
        door.with(main, aService().of(main).build());
        door.accountsAre(new Readiness.Refused("taken"));

        MockHttpServletResponse response = door.launch("rewards");

        assertThat(HandedOver.subject(response)).isNotEmpty();
        assertThat(door.provisioned()).isEmpty();
    }

    private void assertRefused(MockHttpServletResponse response, Refusal reason) {
        assertThat(response.getStatus()).isEqualTo(reason.status());
        assertThat(HandedOver.text(response)).contains(reason.title()).doesNotContain("SAMLResponse");
        assertThat(database.jdbc()
                        .sql("select outcome, reason from launch")
                        .query()
                        .singleRow())
                .containsEntry("outcome", "REFUSED")
                .containsEntry("reason", reason.name());
        assertThat(door.provisioned()).isEmpty();
    }

    private ServiceFixture kept() {
        return aService()
                .of(main)
                .keptBy(
                        new Provisioning(
                                new Provisioning.Scim("https://rewards.test/scim", null, null, null),
                                null,
                                When.BEFORE_LOGIN,
                                Map.of(),
                                null,
                                false,
                                Plan.DEACTIVATE,
                                Plan.DELETE,
                                Plan.DELETE),
                        "a-token");
    }
}
