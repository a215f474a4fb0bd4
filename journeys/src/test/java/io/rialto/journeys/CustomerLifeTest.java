package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.journeys.Configuration.Site;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator takes away is gone at the next launch, while the server runs. */
class CustomerLifeTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static Site site;
    private static RunningRialto rialto;

    @BeforeAll
    static void start() {
        site = aSite("main", aService("rewards"), aService("club"));
        rialto = aRunningRialto(Configuration.of(site));
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    @BeforeEach
    void janeMayEnter() {
        rialto.configure(Configuration.of(site));
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(refusal("rewards")).isEqualTo("handed off"));
    }

    @Test
    void aServiceThatIsSwitchedOffIsClosed() {
        rialto.configure(
                Configuration.of(site.withServices(aService("rewards").with("active", false), aService("club"))));

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(refusal("rewards")).isEqualTo("inactive_service"));
        assertThat(launch("club").isHandOff()).isTrue();
    }

    @Test
    void aSiteThatIsSwitchedOffIsClosed() {
        rialto.configure(Configuration.of(site.with("active", false)));

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(refusal("rewards")).isEqualTo("inactive_site"));
    }

    @Test
    void aCustomerWhoIsNoLongerEntitledIsRefused() {
        rialto.configure(Configuration.of(site.withServices(
                aService("rewards").with("allow", "'wholesale' in customer.segments"), aService("club"))));

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(refusal("rewards")).isEqualTo("not_entitled"));
    }

    @Test
    void aConfigurationThatIsBrokenWhileRunningChangesNothing() {
        rialto.configure("organizations: [ { slug: acme, sites: nonsense } ]");

        await().atMost(AT_ONCE).until(() -> rialto.log().contains("organizations[0].sites"));
        assertThat(launch("rewards").isHandOff()).isTrue();
    }

    private Answer launch(String service) {
        return rialto.shop("main").launch(service, jane());
    }

    private String refusal(String service) {
        return Refusal.reason(rialto.shop("main"), service, jane());
    }
}
