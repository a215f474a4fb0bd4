package io.rialto.server.configuration;

import static io.rialto.server.configuration.Readings.KEY;
import static io.rialto.server.configuration.Readings.theContract;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is for production and what is not, and what follows from it. */
class EnvironmentsTest {

    private static final String SITE = """
                  - slug: rehearsal
                    name: Rehearsal
                    environment: staging
                    store: { kind: custom, base_url: "%s", launch_url: "%s", ticket_key: "${OTHER_KEY}" }
            """;

    @Test
    void secretsOfTheEnvironmentAreNoneOfTheFile() throws IOException {
        Readings file = theContract()
                .with(KEY, "${SHOP_KEY}")
                .with("password: \"…\"", "password: \"${OLGAS_PASSWORD:-}\"")
                .with("client_secret: \"…\", user", "client_secret: \"${CI_SECRET}\", user")
                .where("SHOP_KEY", KEY)
                .where("CI_SECRET", "long enough for anybody");

        assertThat(file.valid().notices())
                .filteredOn(notice -> notice.startsWith("Secrets in the file"))
                .noneMatch(notice -> notice.matches(".*(ticket_key|password|api_credentials).*"));
    }

    @Test
    void aSecretThatIsADefaultStandsInTheFile() throws IOException {
        Readings file = theContract().with(KEY, "${SHOP_KEY:-" + KEY + "}").where("SHOP_KEY", KEY);

        assertThat(file.valid().notices())
                .anyMatch(notice -> notice.startsWith("Secrets in the file")
                        && notice.contains("organizations[0].sites[0].store.ticket_key"));
    }

    @Test
    void whereAllIsForDevelopmentWrittenSecretsAreNoNews() throws IOException {
        assertThat(theContract()
                        .with("environment: production", "environment: development")
                        .valid()
                        .notices())
                .noneMatch(notice -> notice.startsWith("Secrets in the file"));
        assertThat(theContract()
                        .with("environment: production", "environment: staging")
                        .valid()
                        .notices())
                .anyMatch(notice -> notice.startsWith("Secrets in the file"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.test, false, fine",
        "http://127.0.0.1:8080, false, noticed",
        "https://localhost, false, noticed",
        "http://id.test, false, refused",
        "http://10.1.2.3, false, refused",
        "http://10.1.2.3, true, noticed"
    })
    void productionIsReachedByHttpsOrIsATryOut(String publicUrl, String privateAddresses, String outcome)
            throws IOException {
        Readings file = theContract()
                .with("http://127.0.0.1:18080", "https://shop.test")
                .where("RIALTO_PUBLIC_URL", publicUrl)
                .where("RIALTO_ALLOW_PRIVATE_ADDRESSES", privateAddresses);

        switch (outcome) {
            case "refused" ->
                assertThat(file.problems())
                        .containsExactly("organizations[0].sites[0].environment: is production, but RIALTO_PUBLIC_URL"
                                + " does not begin with https (line 13)");
            case "noticed" ->
                assertThat(file.valid().notices())
                        .contains("Production under RIALTO_PUBLIC_URL " + publicUrl
                                + ", which is good for a try-out only;"
                                + " customers need https and another machine than their own:"
                                + " organizations[0].sites[0].environment.");
            default -> assertThat(file.valid().notices()).noneMatch(notice -> notice.startsWith("Production"));
        }
        assertThat(file.with("environment: production", "environment: staging").problems())
                .isEmpty();
    }

    @Test
    void aShopsDomainHasOneEnvironment() throws IOException {
        Readings file = theContract()
                .with("http://127.0.0.1:18080", "https://Shop.test")
                .where("OTHER_KEY", KEY)
                .and(SITE.formatted("https://shop.test/staging/", "https://shop.test/staging/launch"));

        assertThat(file.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "organizations[0].sites[1]: has the shop of organizations[0].sites[0], which is for production;"
                                + " a shop's domain has one environment (line ");
        assertThat(file.with("environment: staging", "environment: production").problems())
                .isEmpty();
    }

    @Test
    void onOneMachineThePartsOfATryOutMayShareAShop() throws IOException {
        Readings file = theContract()
                .where("OTHER_KEY", KEY)
                .and(SITE.formatted("http://127.0.0.1:18080/", "http://127.0.0.1:18080/launch"));

        assertThat(file.problems()).isEmpty();
    }
}
