package io.rialto.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.browser.Page;
import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.WebServer;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ServicePagesTest {

    private static final String LAUNCH = "/rialto/launch?service=rewards&nonce=n0nce-n0nce-n0nce";

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
    void whoIsLoggedInLeavesWithATicket() {
        shop.logIn(shop.jane());

        Page launch = shop.get(LAUNCH);

        assertThat(launch.status()).isEqualTo(302);
        assertThat(launch.location().toString()).startsWith(ShopFixture.ISSUER + "/launch/complete?ticket=");
        assertThat(launch.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void theTicketSaysWhoComesFromWhereToWhere() {
        shop.logIn(shop.jane());

        Page launch = shop.get(LAUNCH);

        JsonNode claims = shop.ticketIn(launch);
        assertThat(claims.path("jti").asString("")).hasSize(36);
        ((ObjectNode) claims).remove("jti");
        assertThat(Json.write(claims)).isEqualTo("""
                {"iss":"%s","aud":"%s","sub":"1","iat":1795428000,"exp":1795428060,"service":"rewards",\
                "nonce":"n0nce-n0nce-n0nce","auth_time":1795428000,"customer":{"email":"jane.doe@example.test","email_verified":true,\
                "first_name":"Jane","last_name":"Doe","group":{"id":"1","code":"General"},"segments":["loyalty"],\
                "website":"base","store":"default","locale":"en_US",\
                "attributes":{"loyalty_tier":"gold","partner_level":"Gold"}}}\
                """.formatted(shop.shop.address(), ShopFixture.ISSUER));
    }

    @Test
    void whereNobodyMayBeAskedAGuestGoesStraightBack() {
        Page launch = shop.get(LAUNCH + "&prompt=none");

        assertThat(launch.status()).isEqualTo(302);
        assertThat(launch.location().toString())
                .startsWith(ShopFixture.ISSUER + "/launch/complete?")
                .contains("error=login_required")
                .contains("nonce=n0nce-n0nce-n0nce");
    }

    @Test
    void aFreshLoginIsAskedForOnce() {
        shop.logIn(shop.jane());

        Page launch = shop.get(LAUNCH + "&prompt=login");
        shop.logIn(shop.jane());
        Page again = shop.get(LAUNCH);

        assertThat(launch.location().toString()).endsWith("/customer/account/login/");
        assertThat(again.location().toString()).contains("?ticket=");
    }

    @Test
    void aLoginThatIsYoungEnoughDoes() {
        shop.logIn(shop.jane());

        assertThat(shop.get(LAUNCH + "&max_age=300").location().toString()).contains("?ticket=");
    }

    @Test
    void theTicketsHeaderNamesTheSite() {
        shop.logIn(shop.jane());

        Page launch = shop.get(LAUNCH);

        assertThat(Json.write(TicketKey.header(launch.location().getQuery().substring("ticket=".length()))))
                .isEqualTo("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}");
    }

    @Test
    void noTwoTicketsAreTheSame() {
        shop.logIn(shop.jane());

        JsonNode one = shop.ticketIn(shop.get(LAUNCH));
        JsonNode other = shop.ticketIn(shop.get(LAUNCH));

        assertThat(one.path("jti")).isNotEqualTo(other.path("jti"));
    }

    @Test
    void aBusinessCustomerBringsTheCompany() {
        shop.logIn(shop.customers.byEmail("carla.prokop@example.test").orElseThrow());

        JsonNode customer = shop.ticketIn(shop.get(LAUNCH)).path("customer");

        assertThat(Json.write(customer.path("company")))
                .isEqualTo("{\"id\":\"7\",\"name\":\"Prokop & Daughters s.r.o.\",\"role\":\"buyer\","
                        + "\"job_title\":\"Head of purchasing\"}");
        assertThat(customer.path("segments").toString()).isEqualTo("[\"loyalty\",\"wholesale\"]");
    }

    @Test
    void anUnconfirmedAddressIsSaidToBeOne() {
        shop.logIn(shop.customers.byEmail("uma.newman@example.test").orElseThrow());

        JsonNode claims = shop.ticketIn(shop.get(LAUNCH));

        assertThat(claims.at("/customer/email_verified").asBoolean(true)).isFalse();
    }

    @Test
    void anAdministratorWhoActsAsTheCustomerIsNamed() {
        shop.actAs(shop.jane());

        JsonNode claims = shop.ticketIn(shop.get(LAUNCH));

        assertThat(claims.path("sub").asString()).isEqualTo("1");
        assertThat(claims.at("/act/sub").asString("")).isEqualTo("admin:1");
    }

    @Test
    void aGuestLogsInFirstAndComesBackToTheSameLaunch() {
        Page guest = shop.get(LAUNCH);
        Page login = shop.logIn(shop.jane());

        assertThat(guest.status()).isEqualTo(302);
        assertThat(guest.location()).hasToString(shop.at("/customer/account/login/"));
        assertThat(login.location()).hasToString(shop.at(LAUNCH));
        assertThat(shop.ticketIn(shop.browser.follow(login)).path("nonce").asString(""))
                .isEqualTo("n0nce-n0nce-n0nce");
    }

    @Test
    void whoIsMerelyRememberedIsAGuest() {
        shop.logInAndStayRemembered(shop.jane());
        shop.browser.cookies().drop(Visit.SESSION_COOKIE);
        shop.get("/");
        shop.browser.cookies().drop(Visit.PERSISTENT_COOKIE);

        Page profile = shop.me();
        Page launch = shop.get(LAUNCH);

        assertThat(profile.status()).isEqualTo(200);
        assertThat(launch.location()).hasToString(shop.at("/customer/account/login/"));
    }

    @Test
    void aDeletedCustomerIsAGuest() {
        shop.logIn(shop.jane());
        shop.customers.delete(1);

        assertThat(shop.get(LAUNCH).location()).hasToString(shop.at("/customer/account/login/"));
    }

    @Test
    void aPostedLaunchLeadsHome() {
        shop.logIn(shop.jane());

        Page launch = shop.browser.post(shop.at(LAUNCH), Map.of());

        assertThat(launch.status()).isEqualTo(302);
        assertThat(launch.location()).hasToString(shop.at("/"));
    }

    @Test
    void aLaunchWithoutAServiceIsNotFound() {
        shop.logIn(shop.jane());

        assertThat(shop.get("/rialto/launch?service=../x").status()).isEqualTo(404);
    }

    @Test
    void myServicesShowsWhatRialtoNames() throws IOException {
        AtomicReference<String> bearer = new AtomicReference<>("");
        try (WebServer rialto = WebServer.start(0, call -> {
                    bearer.set(call.headers().get("authorization"));
                    return Answer.json(
                            200,
                            "{\"services\":[{\"slug\":\"rewards\",\"name\":\"Rewards <1>\",\"summary\":\"Points\",\"url\":\"x\"}]}");
                });
                ShopFixture open = new ShopFixture(rialto.address() + "s/main")) {
            open.logIn(open.jane());

            Page services = open.get("/rialto/services");

            assertThat(services.body()).contains("href=\"" + rialto.address() + "s/main/launch/rewards\"");
            assertThat(services.text()).contains("Rewards <1>", "Points");
            JsonNode ticket = open.key.open(bearer.get().substring("Bearer ".length()));
            assertThat(ticket.path("service").asString()).isEqualTo("services");
            assertThat(ticket.has("nonce")).isFalse();
        }
    }

    @Test
    void myServicesAndTheShopWindowWorkWhileRialtoIsDown() {
        shop.logIn(shop.jane());

        assertThat(shop.get("/rialto/services").text()).contains("cannot be shown at the moment");
        assertThat(shop.get("/").status()).isEqualTo(200);
    }

    @Test
    void aGuestLogsInBeforeMyServices() {
        Page guest = shop.get("/rialto/services");
        Page login = shop.logIn(shop.jane());

        assertThat(guest.location().getPath()).startsWith("/customer/account/login/referer/");
        assertThat(login.location()).hasToString(shop.at("/rialto/services"));
    }
}
