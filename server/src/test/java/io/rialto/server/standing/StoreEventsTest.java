package io.rialto.server.standing;

import static io.rialto.server.customer.ShopEvent.What.DELETED;
import static io.rialto.server.customer.ShopEvent.What.DISABLED;
import static io.rialto.server.customer.ShopEvent.What.ENABLED;
import static io.rialto.server.customer.ShopEvent.What.LOGGED_OUT;
import static io.rialto.server.customer.ShopEvent.What.UPDATED;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static io.rialto.server.fixture.Fixtures.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.SiteFixture;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.site.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /s/{site}/store/events}, on two nodes that share a database. */
@OnEachDatabase
class StoreEventsTest {

    private static final Instant NOON = TheClock.NOON;

    private final TestDatabase database;
    private final TheClock clock = new TheClock();
    private final Node node;
    private final Node other;

    StoreEventsTest(TestDatabase database) {
        this.database = database.emptied();
        node = new Node(database, clock);
        other = new Node(database, clock);
    }

    @Test
    void whoIsDisabledIsRefusedAtOnceHereAndWithTheNextLookElsewhere() {
        assertThat(node.denial("42")).isEmpty();
        assertThat(other.denial("42")).isEmpty();

        assertThat(told(DISABLED).getStatus()).isEqualTo(204);

        assertThat(node.denial("42")).contains(Denial.DISABLED);
        other.refresh();
        assertThat(other.denial("42")).contains(Denial.DISABLED);
        assertThat(other.denial("43")).isEmpty();
    }

    @Test
    void whoIsEnabledComesInAgain() {
        told(DISABLED);
        other.refresh();
        clock.advance(Duration.ofSeconds(1));

        told(ENABLED);
        other.refresh();

        assertThat(node.denial("42")).isEmpty();
        assertThat(other.denial("42")).isEmpty();
    }

    @Test
    void whoIsDeletedStaysOut() {
        told(DELETED);
        clock.advance(Duration.ofSeconds(1));

        assertThat(told(ENABLED).getStatus()).isEqualTo(204);

        other.refresh();
        assertThat(node.denial("42")).contains(Denial.DELETED);
        assertThat(other.denial("42")).contains(Denial.DELETED);
    }

    @Test
    void ticketsFromBeforeALogoutAreOver() {
        told(LOGGED_OUT);
        other.refresh();

        for (Node each : List.of(node, other)) {
            assertThat(each.denial("42", NOON.minusSeconds(1))).contains(Denial.LOGGED_OUT);
            assertThat(each.denial("42", NOON)).contains(Denial.LOGGED_OUT);
            assertThat(each.denial("42", NOON.plusSeconds(1))).isEmpty();
            assertThat(each.denial("43", NOON)).isEmpty();
        }
    }

    @Test
    void aLogoutIsForgottenOnceItsTicketsHaveExpired() {
        told(LOGGED_OUT);
        clock.advance(Duration.ofMinutes(17).plusSeconds(1));

        node.refresh();

        assertThat(node.denial("42", NOON)).isEmpty();
    }

    @Test
    void aNodeThatStartsLaterKnowsEverybody() {
        told(DISABLED);
        node.tell(anEvent(DELETED).of("43"));
        node.tell(anEvent(LOGGED_OUT).of("44"));

        Node late = new Node(database, clock);

        assertThat(late.denial("42")).contains(Denial.DISABLED);
        assertThat(late.denial("43")).contains(Denial.DELETED);
        assertThat(late.denial("44", NOON)).contains(Denial.LOGGED_OUT);
        assertThat(late.denial("45")).isEmpty();
    }

    @Test
    void aCustomerOfAnotherSiteIsSomebodyElse() {
        told(DISABLED);

        assertThat(node.standings.denial(aSite().named("other").build().id(), "42", NOON))
                .isEmpty();
    }

    @Test
    void anEventThatWasHeldUpUndoesNoNewerOne() {
        clock.advance(Duration.ofMinutes(10));
        Instant now = clock.instant();
        told(ENABLED);

        var late = node.tell(anEvent(DISABLED).madeAt(now).happenedAt(now.minusSeconds(60)));

        assertThat(late.getStatus()).isEqualTo(204);
        assertThat(node.denial("42")).isEmpty();
    }

    @Test
    void toldAgainItIsDoneAlreadyAndCountsNoSecondTime() {
        String disabled = anEvent(DISABLED).build();
        node.post(disabled);
        node.tell(anEvent(ENABLED));

        assertThat(node.post(disabled).getStatus()).isEqualTo(204);
        assertThat(other.post(disabled).getStatus()).isEqualTo(204);

        assertThat(node.denial("42")).isEmpty();
    }

    @Test
    void sealedAnewForTheNextAttemptItIsStillTheSameEvent() {
        var event = anEvent(DISABLED).happenedAt(NOON);
        node.tell(event);
        clock.advance(Duration.ofMinutes(5));

        assertThat(node.tell(event.madeAt(clock.instant())).getStatus()).isEqualTo(204);
        assertThat(rows("shop_event")).isOne();
    }

    @Test
    void anIdIsForOneEvent() {
        node.tell(anEvent(ENABLED).numbered("an-id-of-an-event"));

        assertRefused(node.tell(anEvent(DISABLED).numbered("an-id-of-an-event")), 403, "replayed");
        assertRefused(other.tell(anEvent(ENABLED).of("43").numbered("an-id-of-an-event")), 403, "replayed");

        assertThat(node.denial("42")).isEmpty();
    }

    @Test
    void ofManyThatComeAtOnceOnTwoNodesNoneIsLost() throws Exception {
        List<Callable<MockHttpServletResponse>> all = new ArrayList<>();
        for (int customer = 0; customer < 40; customer++) {
            String event = anEvent(DISABLED).of("customer-" + customer).build();
            all.add(() -> node.post(event));
            all.add(() -> other.post(event));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(all)) {
                assertThat(answer.get().getStatus()).isEqualTo(204);
            }
        }

        node.refresh();
        other.refresh();
        for (int customer = 0; customer < 40; customer++) {
            assertThat(node.denial("customer-" + customer)).contains(Denial.DISABLED);
            assertThat(other.denial("customer-" + customer)).contains(Denial.DISABLED);
        }
        assertThat(rows("customer_standing")).isEqualTo(40);
    }

    @Test
    void anUpdateIsAcknowledgedAndChangesNothing() {
        assertThat(told(UPDATED).getStatus()).isEqualTo(204);

        assertThat(rows("customer_standing")).isZero();
        assertThat(node.denial("42")).isEmpty();
    }

    @Test
    void eachChangeIsPublishedOnceAndWhatChangesNothingIsNot() {
        String disabled = anEvent(DISABLED).happenedAt(NOON).build();
        node.post(disabled);
        node.post(disabled);
        node.tell(anEvent(UPDATED));
        node.tell(anEvent(ENABLED).happenedAt(NOON.minusSeconds(9)));
        node.tell(anEvent(DELETED).happenedAt(NOON.minusSeconds(8)));
        node.tell(anEvent(DISABLED).happenedAt(NOON));

        assertThat(node.changes)
                .extracting(StandingChanged::what, StandingChanged::customer, StandingChanged::at)
                .containsExactly(tuple(DISABLED, "42", NOON), tuple(DELETED, "42", NOON.minusSeconds(8)));
        assertThat(node.changes.toString()).doesNotContain("customer=").doesNotContain("42");
        assertThat(node.standings.isClosed(
                        aSite().build().id(), node.changes.getFirst().hash()))
                .isTrue();
    }

    @Test
    void aListenerThatFailsTakesTheChangeBackAndTheShopTellsItAgain() {
        node.failing = true;
        String event = anEvent(DISABLED).build();

        assertThatThrownBy(() -> node.post(event)).rootCause().hasMessage("the listener fails");

        assertThat(rows("shop_event")).isZero();
        assertThat(node.denial("42")).isEmpty();
        node.failing = false;
        assertThat(node.post(event).getStatus()).isEqualTo(204);
        assertThat(node.denial("42")).contains(Denial.DISABLED);
    }

    @Test
    void theTablesHoldNothingPersonal() {
        node.tell(anEvent(DISABLED).of("jane.doe@example.test"));

        String all = database.jdbc()
                        .sql("select * from customer_standing")
                        .query()
                        .listOfRows() + " "
                + database.jdbc().sql("select * from shop_event").query().listOfRows();
        assertThat(all).contains("DISABLED").doesNotContain("jane", "example.test");
    }

    @Test
    void whatIsBrokenIsRefusedForItsReason() {
        assertRefused(node.post("no envelope"), 400, "malformed");
        assertRefused(node.post(aTicket().build()), 400, "malformed");
        assertRefused(node.tell(anEvent(DISABLED).without("sub")), 400, "malformed");
        assertRefused(node.tell(anEvent(DISABLED).with("customer", Map.of("email", "x"))), 400, "malformed");
        assertRefused(node.tell(anEvent(DISABLED).with("event", "customer.created")), 400, "unknown_event");
        assertRefused(node.tell(anEvent(DISABLED).sealedWith(SiteFixture.key(7))), 401, "tampered");
        assertRefused(node.tell(anEvent(DISABLED).madeAt(NOON.minusSeconds(60))), 401, "expired");
        assertRefused(node.tell(anEvent(DISABLED).madeAt(NOON.plusSeconds(6))), 401, "too_early");
        assertRefused(node.tell(anEvent(DISABLED).at(aSite().named("other").build())), 403, "foreign_site");
        assertRefused(node.post("a".repeat(16 * 1024 + 1)), 413, "too_large");

        assertThat(rows("shop_event")).isZero();
        assertThat(node.denial("42")).isEmpty();
    }

    @Test
    void onlyAJweAloneIsTakenAndOnlyByPost() {
        var form = node.go(post("/s/main/store/events")
                .contentType("application/x-www-form-urlencoded")
                .content(anEvent(DISABLED).build()));
        var without =
                node.go(post("/s/main/store/events").content(anEvent(DISABLED).build()));

        assertRefused(form, 415, "wrong_media_type");
        assertRefused(without, 415, "wrong_media_type");
        assertThat(node.go(get("/s/main/store/events")).getStatus()).isEqualTo(405);
        assertThat(node.denial("42")).isEmpty();
    }

    @Test
    void aSiteThatIsNoneHearsNothingAndOneThatIsOffListens() {
        node.site(aSite().inactive().build());

        assertThat(told(DELETED).getStatus()).isEqualTo(204);
        assertThat(node.denial("42")).contains(Denial.DELETED);
        assertRefused(node.post("elsewhere", anEvent(DISABLED).build()), 404, "unknown_site");
    }

    @Test
    void aRefusalSaysHowToProveOneself() {
        assertThat(node.tell(anEvent(DISABLED).sealedWith(SiteFixture.key(7))).getHeader("WWW-Authenticate"))
                .isEqualTo("JWE");
    }

    @Test
    void whoProvesNothingIsSlowedDownAndNeverTheShopBehindTheSameAddress() {
        for (int attempt = 0; attempt < 120; attempt++) {
            assertThat(node.post("noise").getStatus()).isEqualTo(400);
        }

        var slowed = node.post("noise");

        assertRefused(slowed, 429, "too_many");
        assertThat(Integer.parseInt(slowed.getHeader("Retry-After"))).isBetween(1, 120);
        assertThat(told(DISABLED).getStatus()).isEqualTo(204);
    }

    @Test
    void whoIsShutOutOfOneSiteOfAShopIsShutOutOfAllThatShareItsCustomers() {
        Site outlet = aSite().named("outlet").sharingCustomers("shop").build();
        Site alone = aSite().named("alone").build();
        Site foreign = aSite().named("foreign").sharingCustomers("shop").build();
        node.site(aSite().sharingCustomers("shop").build());
        node.site(outlet);
        node.site(alone);
        node.foreignSite(foreign);

        told(DISABLED);

        assertThat(node.denial("42")).contains(Denial.DISABLED);
        assertThat(node.denial(outlet, "42")).contains(Denial.DISABLED);
        assertThat(node.denial(alone, "42")).isEmpty();
        assertThat(node.denial(foreign, "42")).isEmpty();
    }

    @Test
    void everyRefusalIsOnThePage() throws Exception {
        String page = Files.readString(Path.of("../docs/connect-your-shop.md"));

        for (EventRefusal refusal : EventRefusal.values()) {
            assertThat(page)
                    .contains("| `%s` | %d | %s |".formatted(refusal.code(), refusal.status(), refusal.message()));
        }
    }

    @Test
    void whatNothingDependsOnIsRemovedAndADisabledCustomerNever() {
        told(DISABLED);
        node.tell(anEvent(DELETED).of("43"));
        node.tell(anEvent(ENABLED).of("44"));
        StandingRetention retention = new StandingRetention(node.store, clock);

        clock.advance(Duration.ofDays(30).plusSeconds(1));
        retention.removeOld();
        assertThat(rows("shop_event")).isZero();
        assertThat(rows("customer_standing")).isEqualTo(2);

        clock.advance(Duration.ofDays(370));
        retention.removeOld();
        node.refresh();
        assertThat(rows("customer_standing")).isOne();
        assertThat(node.denial("42")).contains(Denial.DISABLED);
        assertThat(node.denial("43"))
                .as("read anew, as its row has no revision")
                .isEmpty();
    }

    private MockHttpServletResponse told(What what) {
        return node.tell(anEvent(what).madeAt(clock.instant()));
    }

    private long rows(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static void assertRefused(MockHttpServletResponse response, int status, String error) {
        JsonNode body = JsonMapper.shared().readTree(response.getContentAsByteArray());
        assertThat(response.getStatus()).as(body.toString()).isEqualTo(status);
        assertThat(body.path("error").asString()).isEqualTo(error);
        assertThat(body.path("message").asString()).isNotBlank().doesNotContain("42");
        assertThat(body.path("reference").asString()).matches("[0-9A-Z]{12}");
        assertThat(body.propertyNames()).containsExactly("error", "message", "reference");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }
}
