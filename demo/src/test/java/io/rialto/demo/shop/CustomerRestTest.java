package io.rialto.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.browser.Page;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerRestTest {

    private static final String UNAUTHORIZED =
            "{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\"self\"}}";

    private ShopFixture shop;

    @BeforeEach
    void open() throws IOException {
        shop = new ShopFixture();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theCookieAloneIsUnauthorized() {
        shop.logIn(shop.jane());

        Page me = shop.get("/rest/V1/customers/me");

        assertThat(me.status()).isEqualTo(401);
        assertThat(me.body()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void theCookieAndAContentTypeAreUnauthorizedToo() {
        shop.logIn(shop.jane());

        Page me = shop.browser.get(shop.at("/rest/V1/customers/me"), Map.of("Content-Type", "application/json"));

        assertThat(me.status()).isEqualTo(401);
    }

    @Test
    void anAjaxCallWithTheCookieReadsTheProfileAsRecorded() {
        shop.logIn(shop.jane());

        Page me = shop.me();

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).isEqualTo("""
                {"id":1,"group_id":1,"default_billing":"1","default_shipping":"1","created_at":"2026-11-22 23:18:15",\
                "updated_at":"2026-11-22 23:39:24","created_in":"Default Store View","dob":"1990-05-17",\
                "email":"jane.doe@example.test","firstname":"Jane","lastname":"Doe","middlename":"Q2","prefix":"Ms",\
                "gender":2,"store_id":1,"taxvat":"EE100000001","website_id":1,"addresses":[{"id":1,"customer_id":1,\
                "region":{"region_code":"EE-37","region":"Harjumaa","region_id":340},"region_id":340,"country_id":"EE",\
                "street":["Pikk 1","apt 2"],"company":"Doe Industries O\\u00dc","telephone":"+3725550100",\
                "postcode":"10123","city":"Tallinn","firstname":"Jane","lastname":"Doe","vat_id":"EE100000001",\
                "default_shipping":true,"default_billing":true}],"disable_auto_group_change":0,\
                "extension_attributes":{"is_subscribed":true},"custom_attributes":[{"attribute_code":"loyalty_tier",\
                "value":"gold"},{"attribute_code":"partner_level","value":"6"}]}""");
    }

    @Test
    void aProfileCarriesTheRecordedHeaders() {
        shop.logIn(shop.jane());

        Page me = shop.me();

        assertThat(me.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(me.header("Cache-Control")).contains("no-store");
        assertThat(me.header("X-Frame-Options")).contains("SAMEORIGIN");
    }

    @Test
    void theDefaultStoreAnswersAndTheScopeOfAllStoresDoesNot() {
        shop.logIn(shop.jane());

        Page ofDefault = shop.browser.get(shop.at("/rest/default/V1/customers/me"), ShopFixture.AJAX);
        Page ofAll = shop.browser.get(shop.at("/rest/all/V1/customers/me"), ShopFixture.AJAX);

        assertThat(ofDefault.status()).isEqualTo(200);
        assertThat(ofAll.status()).isEqualTo(401);
    }

    @Test
    void anUnknownSessionIsUnauthorizedAndItsIdAdopted() {
        Page me = shop.browser.get(
                shop.at("/rest/V1/customers/me"),
                Map.of("X-Requested-With", "XMLHttpRequest", "Cookie", "PHPSESSID=3bdeoleaqhdvke5udi1q0ghlne"));

        assertThat(me.status()).isEqualTo(401);
        assertThat(me.body()).isEqualTo(UNAUTHORIZED);
        assertThat(me.header("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("PHPSESSID=3bdeoleaqhdvke5udi1q0ghlne;"));
    }

    @Test
    void afterLogoutItIsUnauthorized() {
        shop.logIn(shop.jane());
        shop.get("/customer/account/logout/");

        Page me = shop.me();

        assertThat(me.status()).isEqualTo(401);
        assertThat(me.body()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void aPasswordChangedElsewhereEndsTheSession() {
        shop.logIn(shop.jane());
        shop.customers.put(shop.jane().withPassword("another-1"));

        Page me = shop.me();

        assertThat(me.status()).isEqualTo(400);
        assertThat(me.body()).isEqualTo("{\"message\":\"The session has expired, please login again.\"}");
    }

    @Test
    void aDeletedCustomerIsNoSuchEntity() {
        shop.logIn(shop.jane());
        shop.customers.delete(1);

        Page me = shop.me();

        assertThat(me.status()).isEqualTo(404);
        assertThat(me.body())
                .isEqualTo("{\"message\":\"No such entity with %fieldName = %fieldValue\","
                        + "\"parameters\":{\"fieldName\":\"customerId\",\"fieldValue\":1}}");
    }

    @Test
    void whoIsRememberedReadsTheFullProfileOnceThePersistentCookieIsGone() {
        shop.logInAndStayRemembered(shop.jane());
        shop.browser.cookies().drop(Visit.SESSION_COOKIE);
        shop.get("/");

        Page withTheCookie = shop.me();
        shop.browser.cookies().drop(Visit.PERSISTENT_COOKIE);
        Page withoutIt = shop.me();

        assertThat(withTheCookie.status()).isEqualTo(401);
        assertThat(withoutIt.status()).isEqualTo(200);
        assertThat(withoutIt.body()).contains("jane.doe@example.test");
    }

    @Test
    void anUnknownRouteMatchesNothing() {
        Page company = shop.get("/rest/V1/company/1");

        assertThat(company.status()).isEqualTo(404);
        assertThat(company.body()).isEqualTo("{\"message\":\"Request does not match any route.\"}");
    }
}
