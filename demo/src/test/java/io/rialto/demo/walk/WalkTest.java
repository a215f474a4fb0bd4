package io.rialto.demo.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.demo.rewards.Business;
import io.rialto.demo.rewards.Rewards;
import io.rialto.demo.shop.Customers;
import io.rialto.demo.shop.Shop;
import io.rialto.demo.terminal.Terminal;
import io.rialto.demo.ticket.TicketKey;
import io.rialto.demo.walk.StandInRialto.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void goesTheWholeWayAndTellsIt() throws IOException {
        walk();

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(
                        "Jane logs in and is sent on, with a ticket",
                        "✓ the kit accepts it",
                        "✓ the reason is not_entitled",
                        "steps went as they must")
                .containsPattern("customer\\.email +jane\\.doe@example\\.test")
                .containsPattern("302  Shop +GET  /rialto/launch.*  → Rialto")
                .doesNotContain("\u001B");
    }

    @Test
    void noticesThatBobIsLetIn() {
        assertThatThrownBy(() -> walk(Fault.LETS_EVERYBODY_IN))
                .isInstanceOf(Unexpected.class)
                .hasMessage("there is none for Rewards: expected true, found false");
    }

    @Test
    void noticesThatATicketIsTakenTwice() {
        assertThatThrownBy(() -> walk(Fault.TAKES_TICKETS_TWICE))
                .isInstanceOf(Unexpected.class)
                .hasMessage("refused with status 403: expected 403, found 200");
    }

    @Test
    void noticesThatARefusalHasNoReference() {
        assertThatThrownBy(() -> walk(Fault.GIVES_NO_REFERENCE))
                .isInstanceOf(Unexpected.class)
                .hasMessageStartingWith("there is a reference");
    }

    @Test
    void noticesASecondAccount() {
        assertThatThrownBy(() -> walk(Fault.FORGETS_SUBJECTS))
                .isInstanceOf(Unexpected.class)
                .hasMessageStartingWith("“Welcome back Jane");
    }

    @Test
    void noticesThatADisabledCustomerIsStillLetIn() {
        assertThatThrownBy(() -> walk(Fault.HEARS_NO_EVENTS))
                .isInstanceOf(Unexpected.class)
                .hasMessage("refused with status 403: expected 403, found 200");
    }

    private void walk(Fault... faults) throws IOException {
        TicketKey key = TicketKey.random("main");
        Customers customers = Customers.ofTheDemo();
        try (StandInRialto rialto = new StandInRialto(key, faults);
                Shop shop = Shop.start(Shop.Settings.of(0, rialto.issuer(), key), customers);
                Rewards rewards = service(Business.REWARDS, rialto, shop.address());
                Rewards warranty = service(Business.WARRANTY, rialto, shop.address())) {
            Scene scene = new Scene(rialto.issuer(), key, shop, customers, rewards, warranty, Optional.empty());
            rialto.knows(scene);
            new Walk(new Terminal(new PrintStream(told, true, StandardCharsets.UTF_8), false), scene).go();
        }
    }

    private static Rewards service(Business business, StandInRialto rialto, URI shop) throws IOException {
        return Rewards.start(Rewards.Settings.of(business, 0, rialto.issuer(), shop));
    }
}
