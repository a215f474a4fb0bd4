package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.fixture.SiteFixture;
import io.rialto.server.page.Reference;
import io.rialto.server.standing.Denial;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is refused at the door, and what a customer and a program then read. */
@OnEachDatabase
class TurnedAwayTest {

    private static final Pattern REFERENCE = Pattern.compile("<code>([0-9A-Z]{12})</code>");

    private final TestDatabase database;
    private final Door door;

    TurnedAwayTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database)
                .with(aSite().build(), aService().releasing("email").build());
    }

    @ParameterizedTest
    @CsvSource({"DISABLED, customer_disabled", "DELETED, customer_deleted", "LOGGED_OUT, logged_out"})
    void whomTheShopClosedOutIsRefusedWithAGoodTicketToo(Denial denial, String code) throws Exception {
        door.refusing("42", denial);

        var refused = door.launch("rewards");
        assertRow("REFUSED", code.toUpperCase(Locale.ROOT), true);
        var list = door.go(get("/s/main/services")
                .header(
                        "Authorization",
                        "Bearer " + aTicket().forService("services").build())
                .header("Accept", "application/json"));

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(list.getStatus()).isEqualTo(403);
        assertThat(list.getContentAsString()).contains("\"code\":\"" + code + "\"");
        assertThat(door.launch("rewards", aTicket().with("sub", "43")).getStatus())
                .isEqualTo(200);
    }

    @Test
    void sitesAndServicesThatAreNotThereOrClosedAreRefusedBeforeTheShopIsAsked() {
        door.with(aSite().named("closed").inactive().build())
                .with(
                        aSite().build(),
                        aService().called("off").that(Availability.INACTIVE).build());

        assertRefused(door.go(get("/s/nowhere/launch/rewards")), Refusal.UNKNOWN_SITE);
        assertRefused(door.go(get("/s/closed/launch/rewards")), Refusal.INACTIVE_SITE);
        assertRefused(door.go(get("/s/closed/launch/complete").queryParam("ticket", "x")), Refusal.INACTIVE_SITE);
        assertRefused(door.go(get("/s/closed/services")), Refusal.INACTIVE_SITE);
        assertRefused(door.go(get("/s/main/launch/unknown")), Refusal.UNKNOWN_SERVICE);
        assertRefused(door.go(get("/s/main/launch/off")), Refusal.INACTIVE_SERVICE);
    }

    @Test
    void aServiceThatClosesMeanwhileIsRefusedOnTheWayBack() {
        var begun = door.begin("/s/main/launch/rewards");
        door.with(aSite().build(), aService().that(Availability.INACTIVE).build());

        assertRefused(door.complete(aTicket().withNonce(begun.nonce()).build(), begun), Refusal.INACTIVE_SERVICE);
    }

    @Test
    void entitlementAndPreflightRefuseBeforeAnythingIsSigned() {
        door.with(
                aSite().build(),
                aService().called("vip").allowing("'vip' in customer.segments").build(),
                aService()
                        .called("broken")
                        .allowing("customer.company.name == 'x'")
                        .build(),
                aService()
                        .called("firm")
                        .releasing("company", "customer.company.name")
                        .requiring("company")
                        .build(),
                aService()
                        .called("mail")
                        .releasing("mail", "customer.email")
                        .requiring("mail")
                        .build());

        assertRefused(door.launch("vip"), Refusal.NOT_ENTITLED);
        assertRefused(door.launch("broken"), Refusal.NOT_ENTITLED);
        assertRefused(door.launch("firm"), Refusal.ATTRIBUTE_MISSING);
        assertRefused(
                door.launch("mail", aTicket().withCustomer("email", "not an address")), Refusal.ATTRIBUTE_MALFORMED);
        assertThat(door.launch("vip", aTicket().withCustomer("segments", List.of("vip")))
                        .getStatus())
                .isEqualTo(200);
        assertThat(count("outcome = 'REFUSED' and ticket_id is not null and customer is not null"))
                .isEqualTo(4);
    }

    @Test
    void aRefusalIsAPageWithAReferenceAndAWayOn() {
        var begun = door.begin("/s/main/launch/rewards");
        var response = door.complete(
                aTicket()
                        .withNonce(begun.nonce())
                        .sealedWith(SiteFixture.key(3))
                        .build(),
                begun);

        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getHeader("Content-Security-Policy"))
                .matches(
                        "default-src 'none'; img-src data:; style-src 'self' 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(text(response))
                .contains("This link is damaged", "Acme &amp; Söhne", "#b00020")
                .contains(
                        "href=\"http://127.0.0.1:8080/s/main/launch/rewards\"",
                        "href=\"https://shop.test/\"",
                        "href=\"https://shop.test/help\"");
        Matcher reference = REFERENCE.matcher(text(response));
        assertThat(reference.find()).isTrue();
        assertThat(count("id = " + new Reference(reference.group(1)).number())).isOne();
    }

    @Test
    void tryingAgainKeepsTheTarget() {
        door.with(
                aSite().build(),
                aService().landingPerLaunch("https://rewards.test/").build());
        var begun = door.begin("/s/main/launch/rewards?to=https://rewards.test/a");

        assertThat(text(door.complete("x", begun))).contains("/launch/rewards?to=https%3A%2F%2Frewards.test%2Fa");
    }

    @Test
    void aProgramGetsTheRefusalAsJson() {
        var response = door.go(get("/s/main/launch/unknown").header("Accept", "application/json"));

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(text(response))
                .matches("\\{\"error\":\\{\"code\":\"unknown_service\",\"title\":\"We do not know this service\","
                        + "\"detail\":\"[^\"]+\",\"reference\":\"[0-9A-Z]{12}\"\\}\\}");
    }

    @Test
    void nobodyFillsTheDiskWithBadTickets() {
        for (int attempt = 0; attempt < 100; attempt++) {
            assertRefused(door.go(get("/s/main/launch/complete").queryParam("ticket", "x")), Refusal.MALFORMED);
        }
        assertThat(count("1 = 1")).isEqualTo(60);

        door.clock.advance(Duration.ofMinutes(1));
        door.go(get("/s/main/launch/complete").queryParam("ticket", "x"));
        assertThat(count("1 = 1")).isEqualTo(61);
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

    private void assertRow(String outcome, String reason, boolean usedUp) {
        var row = database.jdbc().sql("select * from launch").query().singleRow();
        assertThat(row.get("outcome")).isEqualTo(outcome);
        assertThat(row.get("reason")).isEqualTo(reason);
        assertThat(row.get("ticket_id") != null).isEqualTo(usedUp);
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
