package io.rialto.server.customer;

import static io.rialto.server.customer.ShopEvent.What.DISABLED;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static io.rialto.server.fixture.Fixtures.anEvent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.customer.Hearing.Heard;
import io.rialto.server.customer.Hearing.Unheard;
import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.fixture.SiteFixture;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopEventsTest {

    private static final String ID = "an-id-of-an-event";

    private final TheClock clock = new TheClock();
    private final ShopEvents events = new ShopEvents(clock);
    private final Tickets tickets = new Tickets(clock);
    private final Site site = aSite().build();

    @ParameterizedTest
    @EnumSource
    void anEventSaysWhatHappenedToWhomAndWhen(What what) {
        var opened = events.open(anEvent(what).numbered(ID).build(), site);

        assertThat(opened).isEqualTo(new Heard(new ShopEvent(ID, what, "42", TheClock.NOON)));
    }

    @Test
    void anEventThatIsToldLateKeepsItsTime() {
        var yesterday = TheClock.NOON.minus(Duration.ofDays(1));

        var opened =
                events.open(anEvent(DISABLED).numbered(ID).happenedAt(yesterday).build(), site);

        assertThat(opened).isEqualTo(new Heard(new ShopEvent(ID, DISABLED, "42", yesterday)));
    }

    @Test
    void nothingIsToldBeforeItHappened() {
        assertFault(
                anEvent(DISABLED).happenedAt(TheClock.NOON.plusSeconds(1)).build(),
                Fault.MALFORMED,
                "toe is after iat");
        assertFault(anEvent(DISABLED).with("toe", "1780315200").build(), Fault.MALFORMED, "toe");
        assertFault(anEvent(DISABLED).with("toe", -1).build(), Fault.MALFORMED, "toe");
    }

    @Test
    void aTicketIsNoEventAndAnEventIsNoTicket() {
        assertFault(aTicket().build(), Fault.MALFORMED, "header");
        assertThat(tickets.open(anEvent(DISABLED).build(), site))
                .usingRecursiveComparison()
                .ignoringFields("found")
                .isEqualTo(new Rejected(Fault.MALFORMED, "header"));
    }

    @Test
    void whatIsInsideDecidesTogetherWithTheHeader() {
        assertFault(aTicket().header("typ", "rialto-event+jwt").build(), Fault.MALFORMED, "a claim that no event has");
        assertThat(tickets.open(
                        anEvent(DISABLED).header("typ", "rialto-ticket+jwt").build(), site))
                .usingRecursiveComparison()
                .ignoringFields("found")
                .isEqualTo(new Rejected(Fault.MALFORMED, "service"));
    }

    @Test
    void theKindCannotBeExchangedInTheHeader() {
        String[] ticket = aTicket().build().split("\\.", -1);
        String[] event = anEvent(DISABLED).build().split("\\.", -1);

        assertFault(
                String.join(".", event[0], "", ticket[2], ticket[3], ticket[4]),
                Fault.TAMPERED,
                "no key of this site opens it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-event+jwt\"}",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-event+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"kid\":\"main\",\"typ\":\"rialto-event+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"secevent+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"RIALTO-EVENT+JWT\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":[\"rialto-event+jwt\"]}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\",\"typ\":\"rialto-event+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-event+jwt\",\"crit\":[\"x\"]}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-event+jwt\",\"zip\":\"DEF\"}",
                "",
                "null"
            })
    void aHeaderThatSaysAnythingElseIsMalformed(String header) {
        assertFault(anEvent(DISABLED).headerText(header).build(), Fault.MALFORMED, "header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "iat", "exp", "jti", "event"})
    void everyClaimIsNeeded(String claim) {
        assertFault(anEvent(DISABLED).without(claim).build(), Fault.MALFORMED, claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "nonce", "service", "act", "nbf", "Event"})
    void noOtherClaimIsTaken(String claim) {
        assertFault(
                anEvent(DISABLED)
                        .with(claim, Map.of("email", "jane.doe@example.test"))
                        .build(),
                Fault.MALFORMED,
                "a claim that no event has");
    }

    @Test
    void claimsHaveTheirTypes() {
        assertFault(anEvent(DISABLED).with("sub", 42).build(), Fault.MALFORMED, "sub");
        assertFault(anEvent(DISABLED).with("sub", " ").build(), Fault.MALFORMED, "sub");
        assertFault(anEvent(DISABLED).with("sub", "x".repeat(129)).build(), Fault.MALFORMED, "sub");
        assertFault(anEvent(DISABLED).with("jti", "short").build(), Fault.MALFORMED, "jti");
        assertFault(
                anEvent(DISABLED).with("event", List.of("customer.disabled")).build(), Fault.MALFORMED, "event");
        assertFault(anEvent(DISABLED).with("event", "").build(), Fault.MALFORMED, "event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.created", "customer.Disabled", "customer.disabled ", "disabled", "DISABLED"})
    void anEventThatNobodyKnowsIsToldApart(String event) {
        assertThat(events.open(anEvent(DISABLED).with("event", event).build(), site))
                .isEqualTo(new Unheard());
    }

    @Test
    void anEventOfAnotherSiteIsForeign() {
        assertFault(anEvent(DISABLED).header("kid", "other").build(), Fault.FOREIGN_SITE, "kid");
        assertFault(anEvent(DISABLED).with("iss", "https://other.test/").build(), Fault.FOREIGN_SITE, "iss");
        assertFault(
                anEvent(DISABLED).with("aud", "http://127.0.0.1:8080/s/other").build(), Fault.FOREIGN_SITE, "aud");
        assertFault(
                anEvent(DISABLED).sealedWith(SiteFixture.key(2)).build(),
                Fault.TAMPERED,
                "no key of this site opens it");
    }

    @Test
    void anEnvelopeIsGoodForAMinuteAtMost() {
        String event = anEvent(DISABLED).build();

        assertFault(
                anEvent(DISABLED)
                        .with("exp", TheClock.NOON.getEpochSecond() + 61)
                        .build(),
                Fault.MALFORMED,
                "exp is more than 60 s after iat, or before it");
        assertFault(anEvent(DISABLED).madeAt(TheClock.NOON.plusSeconds(6)).build(), Fault.TOO_EARLY, "iat");
        clock.advance(Duration.ofSeconds(60));
        assertFault(event, Fault.EXPIRED, "exp");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260601, 31337})
    void aFlippedBitAnywhereIsRefused(long seed) {
        Random random = new Random(seed);
        String good = anEvent(DISABLED).build();
        for (int round = 0; round < 200; round++) {
            char[] characters = good.toCharArray();
            characters[random.nextInt(characters.length)] ^= (char) (1 << random.nextInt(7));
            String flipped = new String(characters);

            assertThat(events.open(flipped, site)).as(flipped).isInstanceOf(Rejected.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260601, 31337})
    void noiseIsRefusedAndNeverThrows(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);

            assertThat(events.open(new String(noise, UTF_8), site)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void anEventHasNoCustomerInItsText() {
        assertThat(events.open(anEvent(DISABLED).of("customer-4711").build(), site)
                        .toString())
                .doesNotContain("4711");
    }

    private void assertFault(String compact, Fault fault, String detail) {
        assertThat(events.open(compact, site))
                .usingRecursiveComparison()
                .ignoringFields("found")
                .isEqualTo(new Rejected(fault, detail));
    }
}
