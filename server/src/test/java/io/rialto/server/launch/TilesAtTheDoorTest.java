package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.fixture.ServiceFixture;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The page of everything that a customer may enter. */
@OnEachDatabase
class TilesAtTheDoorTest {

    private final TestDatabase database;
    private final Door door;

    TilesAtTheDoorTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database)
                .with(aSite().build(), aService().releasing("email").build());
    }

    @Test
    void theTilesShowWhatTheCustomerMayEnter() {
        door.with(
                aSite().build(),
                aService()
                        .called("vip")
                        .shownAs("V<i>P")
                        .allowing("'vip' in customer.segments")
                        .build(),
                aService()
                        .called("off")
                        .shownAs("Closed one")
                        .that(Availability.INACTIVE)
                        .build());
        var begun = door.begin("/s/main/services");

        var page = door.complete(
                aTicket()
                        .forService("services")
                        .withNonce(begun.nonce())
                        .withCustomer("segments", List.of("vip"))
                        .build(),
                begun);

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(text(page))
                .contains(
                        "href=\"http://127.0.0.1:8080/s/main/launch/rewards\"", "Points for everything", "V&lt;i&gt;P")
                .doesNotContain("Closed one");
        assertRow("LISTED", null, true);
    }

    @Test
    void whereThereIsNothingThePageSaysSo() {
        door.with(aSite().build(), aService().allowing("false").build());
        var begun = door.begin("/s/main/services");

        var page = door.complete(
                aTicket().forService("services").withNonce(begun.nonce()).build(), begun);

        assertThat(text(page)).contains("Nothing for you here yet");
    }

    @Test
    void whoeverEnteredAServiceReadsWhatItIsTold() {
        door.with(aSite().build(), club().build());
        door.launch("main", "club", aTicket());
        door.clock.advance(Duration.ofDays(1));
        door.launch("main", "club", aTicket().madeAt(door.clock.instant()));
        assertThat(door.links.of(aSite().build().id(), "42")).hasSize(1);
        door.with(aSite().build(), club().allowing("false").build());
        var begun = door.begin("/s/main/services");

        String page = text(door.complete(
                aTicket()
                        .forService("services")
                        .withNonce(begun.nonce())
                        .madeAt(door.clock.instant())
                        .build(),
                begun));

        assertThat(page)
                .contains(
                        "What was shared with whom",
                        "The &lt;club&gt;",
                        "Customer number, e-mail address, first name",
                        "First on 1 Jun 2026, last on 2 Jun 2026")
                .doesNotContain("/launch/club", "jane.doe@example.test");
    }

    private static ServiceFixture club() {
        return aService()
                .called("club")
                .shownAs("The <club>")
                .naming(NameIdKind.CUSTOMER_ID)
                .releasing("email")
                .releasing("first_name");
    }

    @Test
    void whoeverEnteredNothingReadsOfNothing() {
        var begun = door.begin("/s/main/services");

        String page = text(door.complete(
                aTicket().forService("services").withNonce(begun.nonce()).build(), begun));

        assertThat(page).doesNotContain("What was shared");
    }

    @Test
    void theShopAsksForTheTilesWithATicketAsBearer() {
        String ticket = aTicket().forService("services").build();

        var response = door.go(get("/s/main/services")
                .header("Authorization", "Bearer " + ticket)
                .header("Accept", "application/json"));

        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(JsonMapper.shared().readTree(text(response)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"services":[{"slug":"rewards","name":"Rewards","summary":"Points for everything",
                        "url":"http://127.0.0.1:8080/s/main/launch/rewards"}],"disclosures":[]}
                        """));
        assertRefused(door.go(get("/s/main/services").header("Authorization", "Bearer " + ticket)), Refusal.REPLAYED);
        assertRefused(
                door.go(get("/s/main/services")
                        .header("Authorization", "Bearer " + aTicket().build())),
                Refusal.WRONG_SERVICE);
        assertRefused(door.go(get("/s/main/services").header("Authorization", "Bearer x")), Refusal.MALFORMED);
        assertRefused(
                door.go(get("/s/main/services")
                        .header(
                                "Authorization",
                                "Bearer "
                                        + aTicket()
                                                .forService("services")
                                                .with("act", "a")
                                                .build())),
                Refusal.IMPERSONATED);
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

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
