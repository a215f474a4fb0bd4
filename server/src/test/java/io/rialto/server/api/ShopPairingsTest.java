package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.organization.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code /api/shop_pairings} on a running server, and the Magento module's own PHP, which takes the code and goes through the door. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ShopPairingsTest {

    private static final String SHOP = "http://127.0.0.1:18080/";
    private static final String SITES = """
                    sites:
                      - slug: main
                        name: Main
                        environment: development
                        store: { kind: magento2 }
                        services:
                          - slug: rewards
                            name: Rewards
                            preset: generic-saml
                            saml: { entity_id: "https://rewards.test/saml", acs: "https://rewards.test/acs" }
                            attributes: { email: customer.email, level: customer.attributes.partner_level }
                """;

    @TempDir
    private static Path folder;

    private static TheApi api;

    ShopPairingsTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        api = TheApi.start(folder.resolve(database.name()), database, SITES);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
    }

    @Test
    void theModulesPhpIsPairedAndLeadsACustomerIn() throws Exception {
        ApiClient owner = api.as(Role.OWNER);
        assertThat(api.page("/s/main/launch/rewards")).contains("This shop is not connected yet");
        assertThat(owner.get("sites").text("/data/0/attributes/store_base_url")).isEmpty();

        Reply made = owner.post("shop_pairings", creation()).is(201);
        String code = made.text("/data/attributes/code");
        assertThat(made.text("/data/attributes/state")).isEqualTo("waiting");
        String key = php("pair", issuer(), code, SHOP);
        assertThat(key).matches("[A-Za-z0-9_-]{43}");

        String id = made.text("/data/id");
        Reply read = owner.get("shop_pairings/" + id).is(200);
        assertThat(read.text("/data/attributes/state")).isEqualTo("paired");
        assertThat(read.text("/data/attributes/base_url")).isEqualTo(SHOP);
        assertThat(read.text("/data/attributes/code")).isEmpty();
        assertThat(read.http().body()).doesNotContain(key);
        assertThat(php("pair", issuer(), code, SHOP)).startsWith("refused: The code was used already");

        assertThat(php("check", issuer(), key, SHOP).lines()).hasSize(6).allMatch(line -> line.contains(" ok "));
        assertThat(php("services", issuer(), key, SHOP)).isEqualTo("rewards");
        assertThat(launched(key)).contains("name=\"SAMLResponse\"");
        assertThat(php("event", issuer(), key, SHOP, "customer.deleted", "1")).isEqualTo("told");
        assertThat(launched(key))
                .contains("This account does not exist any more")
                .doesNotContain("SAMLResponse");

        owner.delete("shop_pairings/" + id).is(204);
        owner.get("shop_pairings/" + id).isRefused(404, "RECORD_NOT_FOUND");
        // No node knows of it later than two seconds.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> php("check", issuer(), key, SHOP).startsWith("tampered wrong"));
    }

    @ParameterizedTest
    @CsvSource({"OWNER, 201, 204", "ADMIN, 201, 204", "SUPPORT, 403, 403", "AUDITOR, 403, 403"})
    void ownersAndAdminsWriteAndEverybodyReads(Role role, int create, int delete) {
        String made =
                api.as(Role.OWNER).post("shop_pairings", creation()).is(201).text("/data/id");
        ApiClient client = api.as(role);

        Reply own = client.post("shop_pairings", creation()).is(create);
        client.get("shop_pairings/" + made).is(200);
        client.get("shop_pairings").is(200);
        client.delete("shop_pairings/" + made).is(delete);

        List.of(made, own.text("/data/id")).forEach(id -> api.as(Role.OWNER).delete("shop_pairings/" + id));
    }

    @Test
    void whatIsNoSiteOfTheirsIsRefused() {
        ApiClient owner = api.as(Role.OWNER);

        api.asOther().post("shop_pairings", creation()).isRefused(422, "VALIDATION_ERROR");
        owner.post("shop_pairings", "{\"data\":{\"type\":\"shop_pairings\",\"attributes\":{}}}")
                .isRefused(422, "VALIDATION_ERROR");
    }

    @Test
    void nobodySeesThoseOfAnotherOrganization() {
        String made =
                api.as(Role.OWNER).post("shop_pairings", creation()).is(201).text("/data/id");

        api.asOther().get("shop_pairings/" + made).isRefused(404, "RECORD_NOT_FOUND");
        assertThat(api.asOther().get("shop_pairings").is(200).at("/data")).isEmpty();

        assertThat(api.as(Role.OWNER)
                        .get("sites/" + site() + "/shop_pairings")
                        .is(200)
                        .at("/data"))
                .isNotEmpty();
        api.as(Role.OWNER).delete("shop_pairings/" + made).is(204);
    }

    /** From the site to the shop, which is PHP on the command line, and back: what the customer then sees. */
    private static String launched(String key) throws IOException, InterruptedException {
        HttpResponse<String> begun = api.server().get("/s/main/launch/rewards");
        String location = begun.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(SHOP + "rialto/launch?service=rewards&nonce=");
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String nonce = location.substring(location.indexOf("nonce=") + "nonce=".length());
        URI complete = URI.create(php("ticket", issuer(), key, SHOP, "rewards", nonce));
        return api.server()
                .get(complete.getRawPath() + "?" + complete.getRawQuery(), "Cookie", cookie)
                .body();
    }

    private static String php(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("php", "../magento/Test/shop.php"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private static String issuer() {
        return api.server().at("/s/main").toString();
    }

    private static String site() {
        return api.as(Role.OWNER).get("sites").is(200).text("/data/0/id");
    }

    private static String creation() {
        return """
                {"data":{"type":"shop_pairings","attributes":{},
                 "relationships":{"site":{"data":{"type":"sites","id":"%s"}}}}}
                """.formatted(site());
    }
}
