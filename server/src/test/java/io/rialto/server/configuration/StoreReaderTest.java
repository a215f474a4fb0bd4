package io.rialto.server.configuration;

import static io.rialto.server.configuration.Readings.KEY;
import static io.rialto.server.configuration.Readings.theContract;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.site.DirectoryAccess;
import io.rialto.server.site.Store;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a shop may wait for its pairing. */
class StoreReaderTest {

    private static final String BASE = "          base_url: http://127.0.0.1:18080/\n";
    private static final String LAUNCH = "          launch_url: http://127.0.0.1:18080/rialto/launch\n";
    private static final String TICKET_KEY = "          ticket_key: \"" + KEY + "\"\n";

    @Test
    void everythingButItsKindMayComeWithTheShop() throws IOException {
        Store store =
                theContract().with(BASE + LAUNCH + TICKET_KEY, "").site().site().store();

        assertThat(store).isEqualTo(new Store("magento2", null, null, List.of(), null, null));
    }

    @Test
    void magentosModuleAnswersWhereItAlwaysDoes() throws IOException {
        Store store = theContract()
                .with(BASE + LAUNCH, "          base_url: http://127.0.0.1:18080\n")
                .site()
                .site()
                .store();

        assertThat(store.launchUrl()).isEqualTo(URI.create("http://127.0.0.1:18080/rialto/launch"));
    }

    @Test
    void anotherShopsRouteIsItsOwn() throws IOException {
        assertThat(theContract()
                        .with("kind: magento2", "kind: custom")
                        .with(LAUNCH, "")
                        .problems())
                .singleElement()
                .asString()
                .contains("store: needs \"launch_url\"");
    }

    @Test
    void aKeyOrARouteIsOfAShopSomewhere() throws IOException {
        assertThat(theContract().with(BASE + LAUNCH, "").problems())
                .singleElement()
                .asString()
                .contains("store: needs \"base_url\"");
        assertThat(theContract().with(BASE, "").with(TICKET_KEY, "").problems())
                .singleElement()
                .asString()
                .contains("store: needs \"base_url\"");
    }

    @Test
    void anIntegrationOfTheShopSignsOrBearsAToken() throws IOException {
        assertThat(directory("{ consumer_key: aaaaaaaa, consumer_secret: bbbbbbbb, access_token: cccccccc,"
                                + " access_token_secret: dddddddd, confirms_email: true }")
                        .site()
                        .site()
                        .store()
                        .directory())
                .isEqualTo(new DirectoryAccess(
                        new DirectoryAccess.OAuth("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"), true));
        assertThat(directory("{ bearer: aaaaaaaa }").site().site().store().directory())
                .isEqualTo(new DirectoryAccess(new DirectoryAccess.Bearer("aaaaaaaa"), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ bearer: aaaaaaaa, consumer_key: aaaaaaaa } | leave bearer out",
                "{ consumer_key: aaaaaaaa } | needs \"consumer_secret\"",
                "{ confirms_email: true } | needs \"bearer\"",
                "{ bearer: 'two words' } | must be 8 to 1024",
                "{ bearer: aaaaaaaa, token: bbbbbbbb } | is not known here",
            })
    void halfAnIntegrationIsNone(String directory, String problem) throws IOException {
        assertThat(directory(directory).problems())
                .anySatisfy(one -> assertThat(one.toString()).contains(problem).doesNotContain("bbbbbbbb"));
    }

    @Test
    void itsSecretsGoToNoAddressThatAPairingBrings() throws IOException {
        assertThat(theContract()
                        .with(BASE + LAUNCH + TICKET_KEY, "          directory: { bearer: aaaaaaaa }\n")
                        .problems())
                .singleElement()
                .asString()
                .contains("needs base_url beside it");
    }

    @Test
    void onlyMagentosCustomersAreReadFromTheShop() throws IOException {
        assertThat(directory("{ bearer: aaaaaaaa }")
                        .with("kind: magento2", "kind: custom")
                        .problems())
                .singleElement()
                .asString()
                .contains("is read from Magento only");
    }

    private static Readings directory(String text) throws IOException {
        return theContract().with(TICKET_KEY, TICKET_KEY + "          directory: " + text + "\n");
    }

    @Test
    void aVariableThatIsEmptyIsNoPairing() throws IOException {
        assertThat(theContract().with("\"" + KEY + "\"", "${SHOP_KEY:-}").problems())
                .singleElement()
                .asString()
                .contains("store: needs \"ticket_key\"");
    }
}
