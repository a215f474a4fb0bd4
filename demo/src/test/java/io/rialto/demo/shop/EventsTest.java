package io.rialto.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.browser.Page;
import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.WebServer;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventsTest {

    private static final String LAUNCH = "/rialto/launch?service=rewards&nonce=n0nce-n0nce-n0nce";

    private final BlockingQueue<Call> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private WebServer rialto;
    private ShopFixture shop;

    @BeforeEach
    void open() throws IOException {
        rialto = WebServer.start(0, this::hear);
        shop = new ShopFixture(rialto.address() + "s/main");
    }

    @AfterEach
    void close() {
        shop.close();
        rialto.close();
    }

    private Answer hear(Call call) {
        if (!call.path().endsWith("/store/events")) {
            return Answer.json(200, "{\"services\":[]}");
        }
        heard.add(call);
        Integer status = answers.poll();
        return Answer.text(status == null ? 204 : status, "");
    }

    @Test
    void whatTheMerchantDoesIsToldInOrder() throws InterruptedException {
        office("disable");
        office("enable");
        office("delete");

        assertThat(next().path("event").asString()).isEqualTo("customer.disabled");
        assertThat(next().path("event").asString()).isEqualTo("customer.enabled");
        assertThat(next().path("event").asString()).isEqualTo("customer.deleted");
    }

    @Test
    void anEventIsSealedAsAnEventAndHasNoProfile() throws InterruptedException {
        office("disable");

        Call call = heard.poll(10, TimeUnit.SECONDS);
        assertThat(call.header("Content-Type")).isEqualTo("application/jose");
        assertThat(TicketKey.header(call.body()).path("typ").asString()).isEqualTo("rialto-event+jwt");
        assertThat(shop.key.open(call.body()).propertyNames())
                .containsExactly("iss", "aud", "sub", "iat", "exp", "jti", "event", "toe");
    }

    @Test
    void anEventThatIsNotHeardIsToldAgainAndStaysTheSame() throws InterruptedException {
        answers.add(503);
        answers.add(429);
        office("disable");

        JsonNode first = next();
        shop.clock.advance(Duration.ofMinutes(5));
        next();
        JsonNode third = next();

        assertThat(third.path("jti")).isEqualTo(first.path("jti"));
        assertThat(third.path("toe")).isEqualTo(first.path("toe"));
        assertThat(third.path("iat").asLong()).isGreaterThan(first.path("iat").asLong());
    }

    @Test
    void anEventThatRialtoRefusesHoldsUpNoOther() throws InterruptedException {
        answers.add(400);
        office("disable");
        office("enable");

        assertThat(next().path("event").asString()).isEqualTo("customer.disabled");
        assertThat(next().path("event").asString()).isEqualTo("customer.enabled");
    }

    @Test
    void signingOutIsToldButNotThatAnAdministratorStopsActing() throws InterruptedException {
        shop.actAs(shop.jane());
        shop.get("/customer/account/logout/");
        shop.logIn(shop.jane());
        shop.get("/customer/account/logout/");

        JsonNode event = next();

        assertThat(event.path("event").asString()).isEqualTo("customer.logged_out");
        assertThat(event.path("sub").asString()).isEqualTo("1");
        assertThat(heard).isEmpty();
    }

    @Test
    void aDisabledCustomersSessionLivesOnButNobodyLogsIn() {
        shop.logIn(shop.jane());
        shop.customers.disable(1);

        Page launch = shop.get(LAUNCH);
        shop.get("/customer/account/logout/");
        Page refused = shop.logIn(shop.jane());

        assertThat(launch.location().toString()).contains("/launch/complete?ticket=");
        assertThat(refused.location().toString()).isEqualTo(shop.at("/customer/account/login/"));
    }

    @Test
    void aDeletedCustomersSessionIsGone() {
        shop.logIn(shop.jane());
        shop.customers.delete(1);

        assertThat(shop.get(LAUNCH).location().toString()).isEqualTo(shop.at("/customer/account/login/"));
    }

    private void office(String action) {
        Map<String, String> form = shop.get("/admin/").form().with(Map.of("customer", "1"));
        assertThat(shop.browser
                        .post(shop.at("/admin/customer/" + action + "/"), form)
                        .status())
                .isEqualTo(302);
    }

    private JsonNode next() throws InterruptedException {
        Call call = heard.poll(10, TimeUnit.SECONDS);
        assertThat(call).as("an event").isNotNull();
        return shop.key.open(call.body());
    }
}
