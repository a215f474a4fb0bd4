package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.page.Reference;
import io.rialto.server.trace.Step;
import io.rialto.server.trace.Step.Verdict;
import io.rialto.server.trace.Trace;
import io.rialto.server.trace.TraceBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of how a launch went. */
@OnEachDatabase
class TracesTest {

    private final TestDatabase database;
    private final Door door;

    TracesTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database)
                .with(
                        aSite().build(),
                        aService().releasing("email").build(),
                        aService()
                                .called("closed")
                                .allowing("'gold' in customer.segments")
                                .build());
    }

    @Test
    void aRefusalHasTheDecisionsBeforeItAndWhatWasExpected() {
        door.launch("closed");

        Trace trace = latest();

        assertThat(trace.good()).isFalse();
        assertThat(trace.content().way()).isEqualTo("shop_link");
        Step last = trace.content().steps().getLast();
        assertThat(last.check()).isEqualTo("entitlement");
        assertThat(last.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(last.expected()).contains("'gold' in customer.segments");
        assertThat(last.actual()).isEqualTo("the rule says no to this customer");
        assertThat(trace.content().steps())
                .filteredOn(step -> step.verdict() == Verdict.PASSED)
                .extracting(Step::check)
                .containsSubsequence("came_back", "ticket_key", "ticket_time", "browser", "target");
        assertThat(trace.content().took()).containsKey("at_the_shop");
    }

    @Test
    void aTicketThatComesTooLateTellsByHowMuch() {
        var begun = door.begin("/s/main/launch/rewards");
        String ticket = aTicket().withNonce(begun.nonce()).build();
        door.clock.advance(Duration.ofSeconds(100));

        door.complete(ticket, begun);

        Step last = latest().content().steps().getLast();
        assertThat(last.check()).isEqualTo("ticket_time");
        assertThat(last.actual()).contains("over for 40 s");
    }

    @Test
    void whatLeftIsShownWithItsValuesMasked() {
        door.launch("rewards");

        Trace trace = latest();

        assertThat(trace.good()).isTrue();
        assertThat(trace.content().sent().address()).isEqualTo("https://rewards.test/saml/acs");
        assertThat(trace.content().sent().text())
                .contains(
                        "Audience = https://rewards.test/saml",
                        "Attribute Name=\"email\"",
                        "AttributeValue = ••• (21 characters)",
                        "NameID Format=");
        assertThat(trace.content().steps()).allMatch(step -> step.verdict() == Verdict.PASSED);
    }

    @Test
    void ofWhatWentWellTheFirstOfEachMinuteIsKept() {
        door.launch("rewards");
        door.launch("rewards");
        door.clock.advance(Duration.ofSeconds(61));
        door.launch("rewards", aTicket().madeAt(door.clock.instant()));
        latest();

        assertThat(database.jdbc()
                        .sql("select count(*) from launch_trace where good = true")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void noTraceHoldsAnythingPersonalOrSecret() {
        door.launch("rewards");
        door.launch("closed");
        door.launch("rewards", aTicket().withoutCustomer("email"));
        door.go(get("/s/main/launch/jane.doe@example.test"));
        door.thatCannotSign().launch("rewards");
        latest();

        List<Map<String, Object>> rows =
                database.jdbc().sql("select * from launch_trace").query().listOfRows();
        assertThat(rows).hasSizeGreaterThan(3);
        assertThat(rows.toString())
                .doesNotContainIgnoringCase("jane")
                .doesNotContain("Doe", "example.test", "AAECAwQF", "gone");
    }

    private Trace latest() {
        List<Long> ids = database.jdbc()
                .sql("select id from launch order by id desc")
                .query(Long.class)
                .list();
        return TraceBook.read(door.traces, Reference.of(ids.getFirst())).orElse(null);
    }
}
