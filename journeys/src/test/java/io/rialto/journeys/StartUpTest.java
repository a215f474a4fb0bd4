package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.RunningRialto.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server that cannot start says why in words for the operator, and stops. */
class StartUpTest {

    private static final Configuration GOOD = Configuration.of(aSite("main", aService("rewards")));

    private static final String BROKEN = """
            organizations:
              - slug: acme
                name: Acme
                sites:
                  - slug: Main Site
                    name: Main
                    environment: moon
                    store:
                      kind: magento2
                      base_url: http://shop.test/
                      launch_url: http://shop.test/rialto/launch
                      ticket_key: dG9vIHNob3J0
                    services:
                      - slug: rewards
                        name: Rewards
                        protocol: saml
                        saml: { entity_id: "https://rewards.test/saml" }
                        attributes: { email: customer.emial }
                        alow: "true"
            """;

    @Test
    void everyErrorOfABrokenConfigurationIsPrintedWithItsPlace() {
        RunningRialto rialto = prepared(Database.H2, GOOD);
        rialto.configure(BROKEN);

        int code = rialto.runToItsEnd();

        assertThat(code).isNotZero();
        assertThat(rialto.log())
                .contains("organizations[0].sites[0].slug")
                .contains("organizations[0].sites[0].environment")
                .contains("organizations[0].sites[0].store.ticket_key")
                .contains("organizations[0].sites[0].services[0].saml: needs \"acs\"")
                .contains("organizations[0].sites[0].services[0].attributes.email")
                .contains("organizations[0].sites[0].services[0].alow")
                .doesNotContain("dG9vIHNob3J0")
                .doesNotContain("\tat ");
    }

    @Test
    void checkSaysTheSameAndStartsNothing() throws Exception {
        RunningRialto broken = prepared(Database.H2, GOOD);
        broken.configure(BROKEN);
        RunningRialto good = prepared(Database.H2, GOOD);

        assertThat(broken.runToItsEnd("check")).isNotZero();
        assertThat(good.runToItsEnd("check")).as(good.log()).isZero();
        assertThat(broken.log())
                .contains("organizations[0].sites[0].environment")
                .doesNotContain("\tat ");
        assertThat(good.folder().resolve("data")).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        int port = Ports.free();
        RunningRialto rialto = prepared(Database.H2, GOOD).with("RIALTO_PORT", String.valueOf(port));
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(rialto.runToItsEnd()).isNotZero();

            assertThat(rialto.log())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void anotherSecretKeyThanTheOneTheDatabaseWasSealedUnderIsNoticed() {
        RunningRialto rialto = prepared(Database.H2, GOOD).with("RIALTO_SECRET_KEY", Ticket.aKey());
        rialto.start();
        rialto.stop();

        int code = rialto.with("RIALTO_SECRET_KEY", Ticket.aKey()).runToItsEnd();

        assertThat(code).isNotZero();
        assertThat(rialto.log()).contains("RIALTO_SECRET_KEY").doesNotContain("\tat ");
    }

    @Test
    void theKeyThatTheServerMakesIsForItsOwnerAlone() throws Exception {
        try (RunningRialto rialto = prepared(Database.H2, GOOD)) {
            rialto.start();

            try (Stream<Path> files = Files.walk(rialto.folder().resolve("data"))) {
                assertThat(files.filter(file -> file.getFileName().toString().contains("key")))
                        .isNotEmpty()
                        .allSatisfy(key -> assertThat(Files.getPosixFilePermissions(key))
                                .allMatch(permission -> permission.name().startsWith("OWNER")));
            }
        }
    }
}
