package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.doctor.Injected;
import io.rialto.server.fixture.SiteFixture;
import io.rialto.server.fixture.TicketFixture;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be wrong with a shop, its clock, its key, its tickets, and with a browser's cookies. */
public final class TicketFaults {

    private final List<Injected> faults = new ArrayList<>();

    private TicketFaults() {}

    /** Each, ready to be made. */
    public static List<Injected> all() {
        TicketFaults all = new TicketFaults();
        all.theTicket();
        return all.faults;
    }

    private void theTicket() {
        fault("nobody is logged in", "shop_sent_no_ticket", door -> door.go(get("/s/main/launch/complete")));
        fault("the shop's clock is behind", "shop_clock_behind", door -> late(door, 300));
        fault("the page is opened again after others came in", "page_reopened", door -> {
            door.launch("rewards", aTicket().with("sub", "43"));
            late(door, 120);
        });
        fault(
                "the shop's clock is ahead",
                "shop_clock_ahead",
                door -> door.launch(
                        "rewards", aTicket().madeAt(door.clock.instant().plusSeconds(90))));
        fault(
                "the key was never the same",
                "ticket_key_differs",
                door -> door.launch("rewards", aTicket().sealedWith(SiteFixture.key(9))));
        fault("the key was changed here", "ticket_key_changed_here", door -> {
            door.launch("rewards");
            door.with(aSite().withKeys(SiteFixture.key(7)).build());
            door.launch("rewards");
        });
        fault("the key was changed at the shop", "ticket_key_changed_at_shop", door -> {
            door.launch("rewards");
            door.launch("rewards", aTicket().sealedWith(SiteFixture.key(9)));
        });
        fault(
                "the ticket is another site's",
                "ticket_of_other_site",
                door -> door.launch("rewards", aTicket().header("kid", "elsewhere")));
        fault(
                "the server was moved",
                "issuer_differs",
                door -> door.launch("rewards", aTicket().with("aud", "https://old.test/s/main")));
        fault(
                "the shop was moved",
                "shop_address_differs",
                door -> door.launch("rewards", aTicket().with("iss", "https://new.test/")));
        fault(
                "the shop's module is another's",
                "ticket_malformed",
                door -> door.launch("rewards", aTicket().header("alg", "A256KW")));
        fault(
                "the ticket lives too long",
                "ticket_malformed",
                door -> door.launch(
                        "rewards", aTicket().with("exp", door.clock.instant().getEpochSecond() + 3600)));
        fault(
                "the ticket lacks a claim",
                "ticket_malformed",
                door -> door.launch("rewards", aTicket().without("jti")));
        fault(
                "the ticket is too large",
                "ticket_too_large",
                door -> door.launch("rewards", aTicket().withCustomer("first_name", "x".repeat(20_000))));
        fault("cookies are blocked", "cookie_missing", door -> {
            var begun = door.begin("/s/main/launch/rewards");
            door.complete(
                    aTicket().withNonce(begun.nonce()).build(), new Door.Begun("", List.of(new Cookie("other", "x"))));
        });
        fault(
                "the shop loses the nonce",
                "nonce_lost_at_shop",
                door -> door.complete(aTicket().build(), door.begin("/s/main/launch/rewards")));
        fault("the shop makes the ticket for another service", "ticket_for_other_service", door -> {
            var begun = door.begin("/s/main/launch/rewards");
            door.complete(aTicket().forService("other").withNonce(begun.nonce()).build(), begun);
        });
        fault("the page is reloaded", "ticket_used", door -> {
            var begun = door.begin("/s/main/launch/rewards");
            String ticket = aTicket().withNonce(begun.nonce()).build();
            door.complete(ticket, begun);
            door.complete(ticket, begun);
        });
    }

    private static void late(Door door, int seconds) {
        var begun = door.begin("/s/main/launch/rewards");
        TicketFixture ticket = aTicket().madeAt(door.clock.instant().minusSeconds(seconds));
        door.complete(ticket.withNonce(begun.nonce()).build(), begun);
    }

    private void fault(String name, String code, Consumer<Door> provoked) {
        faults.add(new Injected(name, code, () -> DoctorAtTheDoor.cause(provoked)));
    }
}
