package io.rialto.server.customer;

import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static io.rialto.server.fixture.TicketFixture.base64url;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Opened;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.fixture.SiteFixture;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

    private final TheClock clock = new TheClock();
    private final Tickets tickets = new Tickets(clock);
    private final Site site = aSite().build();

    @Test
    void aGoodTicketTellsTheCustomer() {
        var opened = opened(aTicket()
                .withNonce("n")
                .withCustomer("company", Map.of("id", 7, "name", "Doe", "role", "buyer", "tier", "A"))
                .withCustomer("attributes", Map.of("loyalty_tier", "gold"))
                .withCustomer("addresses", List.of(Map.of("city", "Tallinn", "secret", "x")))
                .build());

        assertThat(opened.nonce()).isEqualTo("n");
        assertThat(opened.service()).isEqualTo("rewards");
        assertThat(opened.impersonated()).isFalse();
        assertThat(opened.customer().id()).isEqualTo("42");
        assertThat(opened.customer().email()).isEqualTo("jane.doe@example.test");
        assertThat(opened.customer().segments()).containsExactly("loyalty", "wholesale");
        assertThat(opened.customer().company())
                .isEqualTo(new Customer.Company("7", "Doe", "buyer", Map.of("tier", "A")));
        assertThat(opened.customer().addresses()).containsExactly(Map.of("city", "Tallinn"));
    }

    @Test
    void everyMemberOfTheCustomerMayBeAbsentOrNullOrPhpsEmptyArray() {
        var customer = opened(aTicket()
                        .with("customer", Map.of("attributes", List.of(), "unknown", 1))
                        .build())
                .customer();

        assertThat(customer.email()).isNull();
        assertThat(customer.emailVerified()).isFalse();
        assertThat(customer.segments()).isEmpty();
        assertThat(customer.attributes()).isEmpty();
    }

    @Test
    void thePreviousKeyOpensToo() {
        var rotated = aSite().withKeys(SiteFixture.key(9), SiteFixture.KEY).build();

        assertThat(tickets.open(aTicket().build(), rotated)).isInstanceOf(Opened.class);
    }

    @Test
    void theShopsSlashAtTheEndDoesNotMatter() {
        assertThat(tickets.open(aTicket().with("iss", "https://shop.test").build(), site))
                .isInstanceOf(Opened.class);
    }

    @Test
    void aTicketIsClosedToOtherKeys() {
        assertFault(aTicket().sealedWith(SiteFixture.key(2)).build(), Fault.TAMPERED);
    }

    @Test
    void aTicketOfAnotherSiteIsForeign() {
        assertFault(aTicket().header("kid", "other").build(), Fault.FOREIGN_SITE);
        assertFault(aTicket().with("iss", "https://other.test/").build(), Fault.FOREIGN_SITE);
        assertFault(aTicket().with("aud", "http://127.0.0.1:8080/s/other").build(), Fault.FOREIGN_SITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"RSA1_5\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"JWT\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":7,\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\",\"zip\":\"DEF\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\",\"crit\":[\"x\"]}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\",\"jwk\":{}}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"other\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"dir\",\"\\u0061lg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\"} {}",
                "[]",
                "",
                "null"
            })
    void aHeaderThatSaysAnythingElseIsMalformed(String header) {
        assertFault(aTicket().headerText(header).build(), Fault.MALFORMED, "header");
    }

    @Test
    void aTicketHasFivePartsAndNoKeyInIt() {
        String[] parts = aTicket().build().split("\\.", -1);

        assertFault("", Fault.MALFORMED);
        assertFault("....", Fault.MALFORMED);
        assertFault(String.join(".", parts[0], parts[2], parts[3], parts[4]), Fault.MALFORMED);
        assertFault(String.join(".", parts[0], "AAAA", parts[2], parts[3], parts[4]), Fault.MALFORMED);
        assertFault(String.join(".", parts) + ".", Fault.MALFORMED);
        assertFault(String.join(".", parts[0], "", "AAAA", parts[3], parts[4]), Fault.MALFORMED);
        assertFault(String.join(".", parts[0], "", parts[2], parts[3], parts[4].substring(4)), Fault.MALFORMED);
        assertFault(String.join(".", parts[0], "", parts[2], "", parts[4]), Fault.MALFORMED);
    }

    @Test
    void base64urlHasNoPaddingNoOtherAlphabetAndOneSpelling() {
        String[] parts = aTicket().build().split("\\.", -1);
        // 16 bytes end in a character of which four bits are unused
        String stray = parts[4].substring(0, 21) + (char) (parts[4].charAt(21) + 1);

        assertFault(String.join(".", parts[0], "", parts[2], parts[3], parts[4] + "=="), Fault.MALFORMED);
        assertFault(String.join(".", parts[0], "", parts[2], parts[3], stray), Fault.MALFORMED);
        assertFault(String.join(".", parts[0], "", parts[2], "+/" + parts[3], parts[4]), Fault.MALFORMED);
        assertFault(String.join(".", parts[0], "", parts[2] + "\n", parts[3], parts[4]), Fault.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFlippedBitAnywhereIsRefused(long seed) {
        Random random = new Random(seed);
        String good = aTicket().build();
        for (int round = 0; round < 200; round++) {
            char[] characters = good.toCharArray();
            int at = random.nextInt(characters.length);
            characters[at] ^= (char) (1 << random.nextInt(7));
            String flipped = new String(characters);

            assertThat(tickets.open(flipped, site)).as(flipped).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void everyCutIsRefused() {
        String good = aTicket().build();

        for (int length = 0; length < good.length(); length++) {
            assertThat(tickets.open(good.substring(0, length), site)).isInstanceOf(Rejected.class);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noiseIsRefusedAndNeverThrows(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);

            assertThat(tickets.open(new String(noise, UTF_8), site)).isInstanceOf(Rejected.class);
            assertThat(tickets.open(
                            aTicket().headerText(new String(noise, UTF_8)).build(), site))
                    .isInstanceOf(Rejected.class);
            assertThat(tickets.open(
                            aTicket().claimsText(new String(noise, UTF_8) + " ").build(), site))
                    .isInstanceOf(Rejected.class);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void claimsThatWereCutOrStirredNeverThrow(long seed) {
        Random random = new Random(seed);
        String good = aTicket().claimsAsJson();
        for (int round = 0; round < 200; round++) {
            StringBuilder stirred = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                stirred.setCharAt(random.nextInt(stirred.length()), "{}[]\",:0\\ue1-\u0000".charAt(random.nextInt(14)));
            }

            assertThat(tickets.open(aTicket().claimsText(stirred.toString()).build(), site))
                    .isInstanceOfAny(Rejected.class, Opened.class);
        }
    }

    static LongStream seeds() {
        return LongStream.of(1, 20260601, 31337);
    }

    @Test
    void sixteenKilobytesAreTheEnd() {
        assertFault("a".repeat(16 * 1024 + 1), Fault.TOO_LARGE);
        assertFault("a".repeat(16 * 1024), Fault.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"iss\":\"https://shop.test/\",\"iss\":\"https://shop.test/\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}",
                "{\"a\":1e400}",
                "{\"a\":NaN}",
                "{\"a\":123456789012345678901234567890}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":1} trailing",
                "\uFEFF{}"
            })
    void doubtfulJsonIsMalformed(String claims) {
        assertFault(
                aTicket().claimsText(claims).build(),
                Fault.MALFORMED,
                "claims are not one JSON object within the limits");
    }

    @Test
    void bombsOfNestingAndOfElementsAreMalformed() {
        assertFault(aTicket().claimsText("[".repeat(10_000)).build(), Fault.MALFORMED);
        assertFault(
                aTicket().claimsText("{\"a\":[" + "0,".repeat(4_000) + "0]}").build(), Fault.MALFORMED);
        assertFault(
                aTicket().claimsText("{\"a\":\"" + "x".repeat(9_000) + "\"}").build(), Fault.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "iat", "exp", "jti", "service"})
    void everyClaimIsNeeded(String claim) {
        assertFault(aTicket().without(claim).build(), Fault.MALFORMED, claim);
    }

    @Test
    void claimsHaveTheirTypes() {
        assertFault(
                aTicket().with("aud", List.of("http://127.0.0.1:8080/s/main")).build(), Fault.MALFORMED, "aud");
        assertFault(aTicket().with("sub", 42).build(), Fault.MALFORMED, "sub");
        assertFault(aTicket().with("sub", " ").build(), Fault.MALFORMED, "sub");
        assertFault(aTicket().with("sub", "4\n2").build(), Fault.MALFORMED, "sub");
        assertFault(aTicket().with("iat", "1780315200").build(), Fault.MALFORMED, "iat");
        assertFault(aTicket().with("exp", Long.MAX_VALUE).build(), Fault.MALFORMED, "exp");
        assertFault(aTicket().with("jti", "short").build(), Fault.MALFORMED, "jti");
        assertFault(aTicket().with("jti", "x".repeat(129)).build(), Fault.MALFORMED, "jti");
        assertFault(aTicket().with("customer", "Jane").build(), Fault.MALFORMED, "customer");
        assertFault(aTicket().withCustomer("email", 1).build(), Fault.MALFORMED, "customer.email");
        assertFault(
                aTicket().withCustomer("email_verified", "true").build(), Fault.MALFORMED, "customer.email_verified");
        assertFault(aTicket().withCustomer("segments", List.of(1)).build(), Fault.MALFORMED, "customer.segments");
    }

    @Test
    void aTicketLivesForAMinuteAtMost() {
        long noon = TheClock.NOON.getEpochSecond();

        assertFault(aTicket().with("exp", noon + 61).build(), Fault.MALFORMED);
        assertFault(aTicket().with("exp", noon - 1).build(), Fault.MALFORMED);
        assertFault(aTicket().with("exp", noon).build(), Fault.MALFORMED);
    }

    @Test
    void aTicketExpires() {
        String ticket = aTicket().build();

        clock.advance(Duration.ofSeconds(59));
        assertThat(tickets.open(ticket, site)).isInstanceOf(Opened.class);
        clock.advance(Duration.ofSeconds(1));

        assertFault(ticket, Fault.EXPIRED);
    }

    @Test
    void aClockThatIsFiveSecondsAheadIsForgiven() {
        assertThat(tickets.open(aTicket().madeAt(TheClock.NOON.plusSeconds(5)).build(), site))
                .isInstanceOf(Opened.class);
        assertFault(aTicket().madeAt(TheClock.NOON.plusSeconds(6)).build(), Fault.TOO_EARLY);
    }

    @Test
    void whoeverActsAsACustomerIsSeen() {
        assertThat(opened(aTicket().with("act", "admin").build()).impersonated())
                .isTrue();
        assertThat(opened(aTicket().with("act", Map.of("sub", "1")).build()).impersonated())
                .isTrue();
        assertThat(opened(aTicket().with("act", null).build()).impersonated()).isFalse();
    }

    @Test
    void neitherTicketNorCustomerHasAText() {
        var ticket = opened(aTicket().build());

        assertThat(ticket + " " + ticket.customer()).doesNotContain("jane").doesNotContain("42");
    }

    @Test
    void theHeaderIsBoundToTheText() {
        String[] parts = aTicket().build().split("\\.", -1);
        String respelt =
                base64url("{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"kid\":\"main\",\"typ\":\"rialto-ticket+jwt\" }"
                        .getBytes(UTF_8));

        assertFault(String.join(".", respelt, "", parts[2], parts[3], parts[4]), Fault.TAMPERED);
    }

    private Ticket opened(String compact) {
        assertThat(tickets.open(compact, site)).isInstanceOf(Opened.class);
        return ((Opened) tickets.open(compact, site)).ticket();
    }

    private void assertFault(String compact, Fault fault) {
        assertThat(tickets.open(compact, site))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.fault()).isEqualTo(fault));
    }

    private void assertFault(String compact, Fault fault, String detail) {
        assertThat(tickets.open(compact, site))
                .usingRecursiveComparison()
                .ignoringFields("found")
                .isEqualTo(new Rejected(fault, detail));
    }
}
