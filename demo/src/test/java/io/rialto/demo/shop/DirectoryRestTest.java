package io.rialto.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.browser.Browser;
import io.rialto.demo.browser.Page;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an integration is answered; messages as recorded of a real shop. */
class DirectoryRestTest {

    private static final Integration READER =
            new Integration("consumer-key", "consumer-secret", "token", "token-secret", Integration.USUAL, false);
    private static final String SEARCH = "searchCriteria%5BpageSize%5D=2"
            + "&searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bcondition_type%5D=eq"
            + "&searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bfield%5D=email"
            + "&searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bvalue%5D=jane.doe%40example.test";

    private final Browser browser = new Browser();
    private Shop shop = opened(READER);
    private int nonces;

    @AfterEach
    void close() {
        browser.close();
        shop.close();
    }

    @Test
    void aSignedRequestReadsACustomer() {
        Page answer = signed("customers/1", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"id\":1,\"group_id\":1,").contains("jane.doe@example.test");
    }

    @Test
    void theQueryIsSignedToo() {
        Page answer = signed("customers/search", SEARCH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).endsWith("],\"total_count\":1}");
        assertThat(get(
                                "customers/search?" + SEARCH.replace("jane", "bob"),
                                header("customers/search", SEARCH, "HMAC-SHA256"))
                        .body())
                .isEqualTo("{\"message\":\"The signature is invalid. Verify and try again.\"}");
    }

    @Test
    void aSignatureUnderAnotherSecretIsInvalid() {
        reopen(new Integration("consumer-key", "consumer-secret", "token", "other", Integration.USUAL, false));

        Page answer = signed("customers/1", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"The signature is invalid. Verify and try again.\"}");
    }

    @Test
    void hmacSha1IsNotSupported() {
        Page answer = get("customers/1", header("customers/1", "", "HMAC-SHA1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"Signature method %1 is not supported\",\"parameters\":[\"HMAC-SHA1\"]}");
    }

    @Test
    void aRequestIsGoodOnce() {
        String header = header("customers/1", "", "HMAC-SHA256");

        assertThat(get("customers/1", header).status()).isEqualTo(200);
        assertThat(get("customers/1", header).status()).isEqualTo(401);
    }

    @Test
    void aBearerTokenIsOffUntilItIsSwitchedOn() {
        assertThat(get("customers/1", "Bearer token").body()).isEqualTo(denied("Magento_Customer::customer"));

        reopen(READER.withBearer());

        assertThat(get("customers/1", "Bearer token").status()).isEqualTo(200);
        assertThat(get("customers/1", "Bearer other").status()).isEqualTo(401);
    }

    @Test
    void whatIsNotGrantedIsDeniedByName() {
        reopen(READER.with(Set.of("Magento_Customer::customer")));

        Page answer = signed("customerGroups/1", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(denied("Magento_Customer::group"));
    }

    @Test
    void anUnknownCustomerIsNoSuchEntity() {
        Page answer = signed("customers/999", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"No such entity with %fieldName = %fieldValue\","
                        + "\"parameters\":{\"fieldName\":\"customerId\",\"fieldValue\":999}}");
    }

    @Test
    void groupsAndLabelsAreAsRecorded() {
        assertThat(signed("customerGroups/1", "").body())
                .isEqualTo("{\"id\":1,\"code\":\"General\",\"tax_class_id\":3,\"tax_class_name\":\"Retail Customer\"}");
        assertThat(signed("attributeMetadata/customer/attribute/partner_level", "")
                        .body())
                .contains("\"options\":[{\"label\":\" \",\"value\":\"\"},{\"label\":\"Bronze\",\"value\":\"4\"},"
                        + "{\"label\":\"Silver\",\"value\":\"5\"},{\"label\":\"Gold\",\"value\":\"6\"}]");
    }

    @Test
    void companiesMatchNoRoute() {
        Page answer = signed("company/1", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Request does not match any route.\"}");
    }

    private static String denied(String resource) {
        return "{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\""
                + resource + "\"}}";
    }

    private static Shop opened(Integration reader) {
        try {
            return Shop.start(
                    Shop.Settings.of(0, ShopFixture.ISSUER, TicketKey.random("main"))
                            .readBy(reader),
                    Customers.ofTheDemo());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void reopen(Integration reader) {
        shop.close();
        shop = opened(reader);
    }

    private Page signed(String path, String query) {
        return get(path + (query.isEmpty() ? "" : "?" + query), header(path, query, "HMAC-SHA256"));
    }

    private Page get(String path, String authorization) {
        return browser.get(at(path), Map.of("Authorization", authorization));
    }

    private String at(String path) {
        return shop.address().resolve("rest/V1/" + path).toString();
    }

    private String header(String path, String query, String method) {
        String members = "oauth_consumer_key=consumer-key&oauth_nonce=" + ++nonces + "&oauth_signature_method=" + method
                + "&oauth_timestamp=" + System.currentTimeMillis() / 1_000 + "&oauth_token=token&oauth_version=1.0";
        String parameters = Stream.of((members + (query.isEmpty() ? "" : "&" + query)).split("&"))
                .sorted()
                .collect(Collectors.joining("&"));
        String signature = mac("GET&" + encoded(at(path)) + "&" + encoded(parameters));
        return "OAuth "
                + Stream.of(members.split("&"))
                        .map(member -> member.replace("=", "=\"") + "\"")
                        .collect(Collectors.joining(","))
                + ",oauth_signature=\"" + encoded(signature) + "\"";
    }

    private static String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("consumer-secret&token-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
