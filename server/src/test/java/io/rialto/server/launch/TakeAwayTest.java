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
import io.rialto.server.site.Site;
import io.rialto.server.standing.Denial;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Customers take along what was shared with whom, and nobody else does. */
@OnEachDatabase
class TakeAwayTest {

    private static final String FILE = "/s/main/services/file";

    private final Site main = aSite().build();
    private final TestDatabase database;
    private final Door door;

    TakeAwayTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database)
                .with(main, aService().shownAs("Re<w>ards").releasing("email").build());
        door.launch("rewards");
        door.links.of(main.id(), "42");
    }

    @Test
    void itIsAFileOfData() {
        var page = CustomerPage.ofServices(door, "main");

        var file = page.send(FILE, "format", "json");

        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getContentType()).isEqualTo("application/json");
        assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"what-was-shared.json\"");
        assertThat(file.getHeader("Cache-Control")).isEqualTo("no-store");
        var data = JsonMapper.shared().readTree(text(file));
        assertThat(data.at("/site").asString()).isEqualTo("http://127.0.0.1:8080/s/main");
        assertThat(data.at("/services")).hasSize(1);
        assertThat(data.at("/services/0/service").asString()).isEqualTo("Re<w>ards");
        assertThat(data.at("/services/0/told").toString()).isEqualTo("[\"e-mail address\"]");
        assertThat(data.at("/services/0/first_launch_at").asString()).isEqualTo("2026-06-01T12:00:00Z");
    }

    @Test
    void itIsAPageThatNeedsNothingElse() {
        var page = CustomerPage.ofServices(door, "main");

        var file = page.send(FILE, "format", "html");

        assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"what-was-shared.html\"");
        assertThat(text(file))
                .contains("Re&lt;w&gt;ards", "E-mail address", "On 1 Jun 2026")
                .doesNotContain("href=", "src=", "<form");
    }

    @Test
    void thePageTellsNobodyWhoTheCustomerIs() {
        door.launch("rewards", aTicket().with("sub", "customer-4711"));
        door.links.of(main.id(), "customer-4711");

        var page = CustomerPage.ofServices(door, "main", aTicket().with("sub", "customer-4711"));

        assertThat(page.text()).doesNotContain("4711");
        assertThat(text(page.send(FILE))).doesNotContain("4711");
    }

    @Test
    void nothingOfItIsKept() {
        var page = CustomerPage.ofServices(door, "main");
        int launches = launches();

        page.send(FILE);

        assertThat(launches()).isEqualTo(launches);
    }

    @Test
    void anotherBrowserGetsNothingForIt() {
        var page = CustomerPage.ofServices(door, "main");
        var other = CustomerPage.ofServices(door, "main");

        var without = door.go(post(FILE).param("proof", page.proof()));
        var with = door.go(
                post(FILE).param("proof", page.proof()).cookie(other.cookies().toArray(Cookie[]::new)));

        assertObjected(without, Objection.OTHER_BROWSER);
        assertObjected(with, Objection.OTHER_BROWSER);
    }

    @Test
    void anotherSiteGetsNothingForIt() {
        door.with(aSite().named("outlet").build());
        var page = CustomerPage.ofServices(door, "main");

        assertObjected(page.send("/s/outlet/services/file"), Objection.OTHER_SITE);
    }

    @Test
    void itIsGoodForAQuarterOfAnHour() {
        var page = CustomerPage.ofServices(door, "main");

        door.clock.advance(Duration.ofMinutes(14));
        assertThat(page.send(FILE).getStatus()).isEqualTo(200);
        door.clock.advance(Duration.ofMinutes(1));
        assertObjected(page.send(FILE), Objection.TOO_OLD);
    }

    @Test
    void whatWasAlteredIsNoProof() {
        var page = CustomerPage.ofServices(door, "main");
        String proof = page.proof();
        String altered = proof.substring(0, 40) + (proof.charAt(40) == 'A' ? 'B' : 'A') + proof.substring(41);

        for (String broken : new String[] {altered, "", "!", "A".repeat(24_001)}) {
            var answer = door.go(
                    post(FILE).param("proof", broken).cookie(page.cookies().toArray(Cookie[]::new)));

            assertObjected(answer, Objection.DAMAGED);
        }
        assertObjected(door.go(post(FILE).cookie(page.cookies().toArray(Cookie[]::new))), Objection.DAMAGED);
    }

    @Test
    void whomTheShopShutOutGetsNothing() {
        var page = CustomerPage.ofServices(door, "main");
        door.refusing("42", Denial.LOGGED_OUT);

        assertObjected(page.send(FILE), Objection.SHUT_OUT);
    }

    @Test
    void whoeverActsAsTheCustomerGetsNoForms() {
        Site lenient = aSite().allowing(true, false).build();
        door.with(lenient);

        var page = CustomerPage.ofServices(door, "main", aTicket().with("act", "admin"));

        assertThat(page.text()).contains("What was shared with whom");
        assertThat(page.hasForms()).isFalse();
    }

    @Test
    void lookingAtTheAddressDoesNothing() {
        var page = CustomerPage.ofServices(door, "main");

        var answer = door.go(get(FILE)
                .queryParam("proof", page.proof())
                .cookie(page.cookies().toArray(Cookie[]::new)));

        assertThat(answer.getStatus()).isEqualTo(405);
    }

    private int launches() {
        return database.jdbc()
                .sql("select count(*) from launch")
                .query(Integer.class)
                .single();
    }

    private static void assertObjected(MockHttpServletResponse answer, Objection why) {
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(text(answer)).contains(why.title()).doesNotContain("Re&lt;w&gt;ards");
    }
}
