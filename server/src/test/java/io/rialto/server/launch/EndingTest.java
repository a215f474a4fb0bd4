package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static io.rialto.server.launch.CustomerPage.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.launch.Door.Begun;
import io.rialto.server.link.Link;
import io.rialto.server.site.Site;
import io.rialto.server.standing.Denial;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Customers end a service, and are not taken there again unless they say so. */
@OnEachDatabase
class EndingTest {

    private static final String ENDING = "/s/main/services/ending";
    private static final String ENDED = "/s/main/services/ended";
    private static final String RESUMED = "/s/main/launch/resumed";

    private final Site main = aSite().build();
    private final TestDatabase database;
    private final Door door;

    EndingTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database).with(main, rewards(), club());
        door.launch("rewards");
        door.launch("club");
        door.links.of(main.id(), "42");
    }

    private static ExternalService rewards() {
        return aService()
                .releasing("email")
                .landingPerLaunch("https://rewards.test/")
                .build();
    }

    private static ExternalService club() {
        return aService().called("club").shownAs("Club").build();
    }

    @Test
    void theQuestionSaysWhatFollowsAndEndsNothing() {
        var page = CustomerPage.ofServices(door, "main");

        var question = page.send(ENDING, "service", "rewards");

        assertThat(question.getStatus()).isEqualTo(200);
        assertThat(text(question))
                .contains(
                        "End Rewards?",
                        "cannot tell Rewards of it. To have your account there removed, ask Rewards itself.",
                        "you are asked first",
                        "No, keep it");
        assertThat(question.getHeader("Content-Security-Policy")).contains("form-action 'self'");
        assertThat(link("rewards").endedAt()).isNull();
        assertEnters("rewards");
    }

    @Test
    void whoEndedAServiceIsNotTakenThereUnasked() {
        end("rewards");

        var refused = door.launch("rewards");

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(text(refused))
                .contains("You ended Rewards on 1 Jun 2026", "Enter again")
                .doesNotContain("SAMLResponse");
        assertThat(newestReason()).isEqualTo("ENDED");
        assertThat(link("rewards").endedAt()).isEqualTo(TheClock.NOON);
        assertEnters("club");
        assertThat(door.launch("rewards", aTicket().with("sub", "43")).getStatus())
                .as("another customer")
                .isEqualTo(200);
    }

    @Test
    void whoEntersAgainGoesOnToWhereTheyWereAboutTo() {
        end("rewards");
        Begun begun = door.begin("/s/main/launch/rewards?to=https%3A%2F%2Frewards.test%2Fpoints");
        var page = new CustomerPage(
                door,
                text(door.complete(
                        aTicket().forService("rewards").withNonce(begun.nonce()).build(), begun)),
                begun.cookies());

        var onward = page.send(RESUMED);

        assertThat(onward.getStatus()).isEqualTo(200);
        assertThat(onward.getHeader("Refresh"))
                .startsWith("0;url=https://shop.test/rialto/launch?service=rewards&nonce=");
        assertThat(link("rewards").endedAt()).isNull();
        Begun again = new Begun(onward.getHeader("Refresh"), kept(onward));
        assertThat(again.nonce()).isNotEqualTo(begun.nonce());
        assertThat(text(door.complete(
                        aTicket().forService("rewards").withNonce(again.nonce()).build(), again)))
                .contains("SAMLResponse", "https://rewards.test/points");
    }

    @Test
    void whatIsEndedCanBeEndedAgainLater() {
        end("rewards");
        resume();
        door.clock.advance(Duration.ofDays(1));

        end("rewards");

        assertThat(link("rewards").endedAt()).isEqualTo(TheClock.NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void theCustomerReadsWhatTheyEnded() {
        end("rewards");

        var page = CustomerPage.ofServices(door, "main");

        assertThat(page.text())
                .contains("You ended this on 1 Jun 2026.", "value=\"club\"")
                .doesNotContain("value=\"rewards\"");
        var file = JsonMapper.shared().readTree(text(page.send("/s/main/services/file")));
        assertThat(file.at("/services")
                        .valueStream()
                        .filter(one -> one.at("/slug").asString().equals("rewards"))
                        .map(one -> one.at("/ended_at").asString()))
                .containsExactly("2026-06-01T12:00:00Z");
        assertThat(file.at("/services").toString()).contains("\"ended_at\":null");
    }

    @Test
    void theShopGetsNoTokenForAWidgetOfWhatIsEnded() {
        end("rewards");

        var answer = door.go(get("/s/main/token/rewards")
                .header(
                        "Authorization",
                        "Bearer " + aTicket().forService("rewards").build())
                .header("Accept", "application/json"));

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(JsonMapper.shared().readTree(text(answer)).at("/error/code").asString())
                .isEqualTo("ended");
    }

    @Test
    void anotherNodeHearsOfIt() {
        Door other = new Door(database).with(main, rewards(), club());
        assertThat(text(other.launch("rewards"))).contains("SAMLResponse");
        end("rewards");

        other.links.refresh();

        assertThat(other.launch("rewards").getStatus()).isEqualTo(403);
        resume();
        assertThat(other.launch("rewards").getStatus())
                .as("before it hears that it was taken up again")
                .isEqualTo(200);
    }

    @Test
    void aNodeThatStartsLaterKnowsIt() {
        end("rewards");

        Door late = new Door(database).with(main, rewards(), club());

        assertThat(late.launch("rewards").getStatus()).isEqualTo(403);
    }

    @Test
    void itIsWrittenDownWithoutTheCustomer() {
        end("rewards");
        resume();

        var events = database.jdbc()
                .sql("select * from resource_version order by created_at")
                .query()
                .listOfRows();

        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.toString())
                        .contains("customer", "links", "ended_at")
                        .doesNotContain("jane", "42,"));
    }

    @Test
    void thePageOfServicesAloneEndsNothing() {
        var page = CustomerPage.ofServices(door, "main");

        assertObjected(page.send(ENDED, "service", "rewards"), Objection.DAMAGED);
        assertObjected(page.send(RESUMED, "service", "rewards"), Objection.DAMAGED);
        assertThat(link("rewards").endedAt()).isNull();
    }

    @Test
    void theQuestionIsOfOneServiceAndEndsNoOther() {
        var question = question("rewards");

        question.send(ENDED, "service", "club");

        assertThat(link("club").endedAt()).isNull();
        assertThat(link("rewards").endedAt()).isNotNull();
    }

    @Test
    void nobodyElseEndsIt() {
        door.with(aSite().named("outlet").build());
        var question = question("rewards");

        assertObjected(door.go(post(ENDED).param("proof", question.proof())), Objection.OTHER_BROWSER);
        assertObjected(question.send("/s/outlet/services/ended"), Objection.OTHER_SITE);
        assertThat(door.go(get(ENDED)
                                .queryParam("proof", question.proof())
                                .cookie(question.cookies().toArray(Cookie[]::new)))
                        .getStatus())
                .isEqualTo(405);
        door.clock.advance(Duration.ofMinutes(15));
        assertObjected(question.send(ENDED), Objection.TOO_OLD);
        assertThat(link("rewards").endedAt()).isNull();
    }

    @Test
    void nobodyElseTakesItUpAgain() {
        end("rewards");
        door.with(aSite().named("outlet").build());
        var asked = refusal();

        assertObjected(door.go(post(RESUMED).param("proof", asked.proof())), Objection.OTHER_BROWSER);
        assertObjected(asked.send("/s/outlet/launch/resumed"), Objection.OTHER_SITE);
        door.refusing("42", Denial.DISABLED);
        assertObjected(asked.send(RESUMED), Objection.SHUT_OUT);
        assertThat(link("rewards").endedAt()).isNotNull();
    }

    @Test
    void whoeverActsAsTheCustomerIsNotAsked() {
        end("rewards");
        door.with(aSite().allowing(true, false).build());

        var refused = door.launch("rewards", aTicket().with("act", "admin"));

        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(text(refused)).contains("You ended this service").doesNotContain("Enter again");
    }

    @Test
    void whereThereIsNothingToEndThePageSaysSo() {
        end("rewards");
        var page = CustomerPage.ofServices(door, "main");

        for (String service : List.of("rewards", "unknown", "services")) {
            assertObjected(page.send(ENDING, "service", service), Objection.NOTHING_TO_END);
        }
        assertObjected(page.send(ENDING), Objection.NOTHING_TO_END);
    }

    private CustomerPage question(String service) {
        var page = CustomerPage.ofServices(door, "main");
        return new CustomerPage(door, text(page.send(ENDING, "service", service)), page.cookies());
    }

    private void end(String service) {
        var done = question(service).send(ENDED);

        assertThat(done.getStatus()).isEqualTo(200);
        assertThat(text(done)).contains("You ended ");
    }

    private CustomerPage refusal() {
        Begun begun = door.begin("/s/main/launch/rewards");
        String ticket = aTicket()
                .forService("rewards")
                .withNonce(begun.nonce())
                .madeAt(door.clock.instant())
                .build();
        return new CustomerPage(door, text(door.complete(ticket, begun)), begun.cookies());
    }

    private void resume() {
        assertThat(refusal().send(RESUMED).getStatus()).isEqualTo(200);
    }

    private void assertEnters(String service) {
        assertThat(text(door.launch(service, aTicket().madeAt(door.clock.instant()))))
                .contains("SAMLResponse");
    }

    private Link link(String service) {
        var id = door.bySlug(main.id(), service).orElseThrow().id();
        return door.links.of(main.id(), "42").stream()
                .filter(link -> link.service().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String newestReason() {
        return database.jdbc()
                .sql("select reason from launch order by id desc fetch first 1 row only")
                .query(String.class)
                .single();
    }

    private static List<Cookie> kept(MockHttpServletResponse response) {
        return List.of(response.getCookies()).stream()
                .filter(cookie -> cookie.getMaxAge() != 0)
                .toList();
    }

    private static void assertObjected(MockHttpServletResponse answer, Objection why) {
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(text(answer)).contains(why.title());
    }
}
