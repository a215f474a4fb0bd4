package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.SiteFixture;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose ticket opens the door: one, once, in the browser that began, for the service that it names. */
@OnEachDatabase
class TicketAtTheDoorTest {

    private final TestDatabase database;
    private final Door door;

    TicketAtTheDoorTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database)
                .with(aSite().build(), aService().releasing("email").build());
    }

    @Test
    void aTicketIsGoodOnceAlsoInTheSameBrowser() {
        var begun = door.begin("/s/main/launch/rewards");
        String ticket = aTicket().withNonce(begun.nonce()).build();

        assertThat(door.complete(ticket, begun).getStatus()).isEqualTo(200);
        assertRefused(door.complete(ticket, begun), Refusal.REPLAYED);
        assertRefused(door.complete(ticket, new Door.Begun("", List.of(new Cookie("other", "x")))), Refusal.REPLAYED);
    }

    @Test
    void ofTwentyAtTheSameTimeExactlyOneIsAccepted() throws Exception {
        var begun = door.begin("/s/main/launch/rewards");
        String ticket = aTicket().withNonce(begun.nonce()).build();
        Callable<MockHttpServletResponse> attempt = () -> door.complete(ticket, begun);

        try (var threads = Executors.newFixedThreadPool(20)) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(Collections.nCopies(20, attempt))) {
                statuses.add(answer.get().getStatus());
            }
            assertThat(statuses).containsOnlyOnce(200).hasSize(20);
        }
        assertThat(count("outcome = 'ISSUED'")).isOne();
        assertThat(count("reason = 'REPLAYED'")).isEqualTo(19);
    }

    @Test
    void theTicketOfAnotherBrowserIsRefusedAndNotUsedUp() {
        var mine = door.begin("/s/main/launch/rewards");
        var theirs = door.begin("/s/main/launch/rewards");
        String ticket = aTicket().withNonce(mine.nonce()).build();

        assertRefused(door.complete(ticket, theirs), Refusal.OTHER_BROWSER);
        assertRefused(
                door.complete(ticket, new Door.Begun("", List.of(new Cookie("other", "x")))), Refusal.OTHER_BROWSER);
        assertThat(door.complete(ticket, mine).getStatus()).isEqualTo(200);
    }

    @Test
    void aTicketWithoutNonceOrWithAStrangeOneIsRefused() {
        var begun = door.begin("/s/main/launch/rewards");

        assertRefused(door.complete(aTicket().build(), begun), Refusal.OTHER_BROWSER);
        assertRefused(door.complete(aTicket().withNonce("").build(), begun), Refusal.OTHER_BROWSER);
        assertRefused(door.complete(aTicket().withNonce(begun.nonce() + "x").build(), begun), Refusal.OTHER_BROWSER);
        assertRefused(
                door.complete(
                        aTicket()
                                .withNonce(begun.nonce().substring(0, 31) + "!")
                                .build(),
                        begun),
                Refusal.OTHER_BROWSER);
    }

    @Test
    void anAlteredCookieIsNone() {
        var begun = door.begin("/s/main/launch/rewards");
        Cookie good = begun.cookies().getFirst();
        byte[] sealed = Base64.getUrlDecoder().decode(good.getValue());

        for (int at = 0; at < sealed.length; at += 7) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            Cookie cookie = new Cookie(
                    good.getName(), Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
            assertRefused(
                    door.complete(aTicket().withNonce(begun.nonce()).build(), new Door.Begun("", List.of(cookie))),
                    Refusal.OTHER_BROWSER);
        }
    }

    @Test
    void aLaunchMayTakeHalfAnHour() {
        var begun = door.begin("/s/main/launch/rewards");
        door.clock.advance(Duration.ofMinutes(30));

        assertRefused(
                door.complete(
                        aTicket()
                                .madeAt(door.clock.instant())
                                .withNonce(begun.nonce())
                                .build(),
                        begun),
                Refusal.OTHER_BROWSER);
    }

    @Test
    void aTicketForAnotherServiceOpensNothing() {
        door.with(aSite().build(), aService().called("club").build());
        var begun = door.begin("/s/main/launch/rewards");

        assertRefused(
                door.complete(
                        aTicket().withNonce(begun.nonce()).forService("club").build(), begun),
                Refusal.WRONG_SERVICE);
    }

    @Test
    void brokenTicketsAreRefusedEachForItsReason() {
        assertRefused(door.go(get("/s/main/launch/complete")), Refusal.GUEST);
        assertRefused(door.go(get("/s/main/launch/complete").queryParam("ticket", "")), Refusal.GUEST);
        assertRefused(
                door.launch("rewards", aTicket().madeAt(door.clock.instant().minusSeconds(60))), Refusal.EXPIRED);
        assertRefused(
                door.launch("rewards", aTicket().madeAt(door.clock.instant().plusSeconds(10))), Refusal.TOO_EARLY);
        assertRefused(door.launch("rewards", aTicket().sealedWith(SiteFixture.key(5))), Refusal.TAMPERED);
        assertRefused(door.launch("rewards", aTicket().header("zip", "DEF")), Refusal.MALFORMED);
        assertRefused(door.launch("rewards", aTicket().at(aSite().named("other").build())), Refusal.FOREIGN_SITE);
        assertRefused(
                door.launch(
                        "rewards",
                        aTicket().withCustomer("attributes", Map.of("a", "x".repeat(8_000), "b", "x".repeat(8_000)))),
                Refusal.TOO_LARGE);
    }

    @Test
    void aTicketAtTheWrongTimeIsCountedWithTheServiceThatItNames() {
        door.launch("rewards", aTicket().madeAt(door.clock.instant().minusSeconds(60)));
        door.launch("rewards", aTicket().madeAt(door.clock.instant().plusSeconds(10)));

        assertThat(services())
                .containsExactly(
                        door.serviceIds().getFirst().value(),
                        door.serviceIds().getFirst().value());
    }

    @Test
    void whatNoKeyOpensNamesNoService() {
        door.launch("rewards", aTicket().sealedWith(SiteFixture.key(5)));
        door.complete(
                aTicket()
                        .forService("nothing")
                        .madeAt(door.clock.instant().minusSeconds(60))
                        .build(),
                door.begin("/s/main/launch/rewards"));

        assertThat(services()).containsExactly(null, null);
    }

    private List<Object> services() {
        return database.jdbc()
                .sql("select service_id from launch order by id")
                .query((row, number) -> row.getObject("service_id"))
                .list();
    }

    @Test
    void policiesRefuseUnlessTheSiteSaysOtherwise() {
        assertRefused(door.launch("rewards", aTicket().with("act", "admin")), Refusal.IMPERSONATED);
        assertRefused(
                door.launch("rewards", aTicket().withCustomer("email_verified", false)), Refusal.EMAIL_UNCONFIRMED);
        assertRefused(door.launch("rewards", aTicket().withoutCustomer("email_verified")), Refusal.EMAIL_UNCONFIRMED);

        door.with(aSite().allowing(true, true).build());

        assertThat(door.launch("rewards", aTicket().with("act", "admin").withoutCustomer("email_verified"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aCustomerOfAnotherWebsiteIsRefused() {
        door.with(aSite().forWebsite("base").build());

        assertRefused(door.launch("rewards", aTicket().withCustomer("website", "b2b")), Refusal.OTHER_WEBSITE);
        assertRefused(door.launch("rewards"), Refusal.OTHER_WEBSITE);
        assertThat(door.launch("rewards", aTicket().withCustomer("website", "base"))
                        .getStatus())
                .isEqualTo(200);
    }

    private void assertRefused(MockHttpServletResponse response, Refusal reason) {
        assertThat(response.getStatus()).as(reason.name()).isEqualTo(reason.status());
        assertThat(text(response)).contains(reason.title()).doesNotContain("SAMLResponse");
        String newest = database.jdbc()
                .sql("select reason from launch order by created_at desc")
                .query(String.class)
                .list()
                .toString();
        assertThat(newest).contains(reason.name());
    }

    private long count(String condition) {
        return database.jdbc()
                .sql("select count(*) from launch where " + condition)
                .query(Long.class)
                .single();
    }

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
