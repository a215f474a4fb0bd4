package io.rialto.server.pairing;

import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rialto.server.customer.Opening;
import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Tickets;
import io.rialto.server.database.Change;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.site.Site;
import io.rialto.server.site.Site.Environment;
import io.rialto.server.site.SiteDraft;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.Store;
import io.rialto.server.site.TicketKey;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /s/{site}/store/pair} and {@code GET /s/{site}/store/check}, on two nodes that share a database. */
@OnEachDatabase
class PairingTest {

    private static final String SHOP = "https://shop.test/";

    private final TestDatabase database;
    private final TheClock clock = new TheClock();
    private final Node node;
    private final Node other;
    private final OrganizationId acme;

    PairingTest(TestDatabase database) {
        this.database = database.emptied();
        acme = SiteFixtures.anOrganization(database);
        node = new Node(database, clock);
        other = new Node(database, clock);
        // What the file does not say comes with the shop.
        node.store.save(acme, site("main", null, null, List.of(), Environment.PRODUCTION));
        node.store.save(
                acme,
                site(
                        "known",
                        "https://known.test/",
                        "https://known.test/l",
                        List.of(SiteFixtures.aTicketKey(1)),
                        Environment.PRODUCTION));
    }

    @Test
    void aCodeGivesTheShopAKeyThatItsTicketsOpenWith() {
        MockHttpServletResponse answer = node.pair("main", node.code("main").code(), SHOP);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        JsonNode body = json(answer);
        assertThat(body.propertyNames()).containsExactly("issuer", "kid", "ticket_key", "events_url");
        assertThat(body.at("/issuer").asString()).isEqualTo("https://id.test/s/main");
        assertThat(body.at("/kid").asString()).isEqualTo("main");
        assertThat(body.at("/events_url").asString()).isEqualTo("https://id.test/s/main/store/events");
        assertThat(opened(other.site("main"), key(answer))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void theShopsAddressComesWithIt() {
        node.pair("main", node.code("main").code(), "https://shop.test");

        Store store = other.site("main").store();

        assertThat(store.baseUrl()).isEqualTo(URI.create("https://shop.test"));
        assertThat(store.launchUrl()).isEqualTo(URI.create("https://shop.test/rialto/launch"));
    }

    @Test
    void theConfigurationsOwnAddressAndKeyStay() {
        String code = node.code("known").code();

        MockHttpServletResponse elsewhere = node.pair("known", code, SHOP);
        MockHttpServletResponse there = node.pair("known", code, "https://known.test");

        assertThat(error(elsewhere)).isEqualTo("409 other_shop");
        assertThat(there.getStatus()).isEqualTo(200);
        Site site = other.site("known");
        assertThat(site.store().launchUrl()).isEqualTo(URI.create("https://known.test/l"));
        assertThat(site.store().ticketKeys()).containsExactly(SiteFixtures.aTicketKey(1), key(there));
        assertThat(key(there)).isNotEqualTo(SiteFixtures.aTicketKey(1));
    }

    @Test
    void theSameConfigurationAgainUndoesNoPairing() {
        node.pair("main", node.code("main").code(), SHOP);

        Change change = node.store.save(acme, site("main", null, null, List.of(), Environment.PRODUCTION));

        assertThat(change).isEqualTo(Change.NONE);
        assertThat(other.site("main").store().ticketKeys()).hasSize(1);
    }

    @Test
    void aSecondShopMayOnlyBeTheSameOne() {
        TicketKey first = key(node.pair("main", node.code("main").code(), SHOP));
        String code = node.code("main").code();

        assertThat(error(node.pair("main", code, "https://evil.test/"))).isEqualTo("409 other_shop");
        clock.advance(Duration.ofSeconds(1));
        TicketKey second = key(other.pair("main", code, SHOP));

        assertThat(node.site("main").store().ticketKeys()).containsExactly(second, first);
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = node.code("main").code();

        assertThat(node.pair("main", code, SHOP).getStatus()).isEqualTo(200);

        assertThat(error(other.pair("main", code, SHOP))).isEqualTo("403 used_code");
        assertThat(node.site("main").store().ticketKeys()).hasSize(1);
    }

    @Test
    void ofManyWhoUseItAtOnceOneIsPaired() throws Exception {
        String code = node.code("main").code();
        Callable<Integer> here = () -> node.pair("main", code, SHOP).getStatus();
        Callable<Integer> there = () -> other.pair("main", code, SHOP).getStatus();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers =
                    threads.invokeAll(Stream.of(here, there, here, there, here, there, here, there)
                            .toList());

            assertThat(answers.stream().map(Future::resultNow).toList())
                    .containsOnlyOnce(200)
                    .containsOnly(200, 403);
        }
    }

    @Test
    void aCodeIsGoodForAQuarterOfAnHour() {
        String late = node.code("main").code();
        clock.advance(ShopPairings.LIFE);

        assertThat(error(node.pair("main", late, SHOP))).isEqualTo("403 expired_code");

        String early = node.code("main").code();
        clock.advance(ShopPairings.LIFE.minusMillis(1));
        assertThat(node.pair("main", early, SHOP).getStatus()).isEqualTo(200);
    }

    @Test
    void anotherSitesCodeIsWrong() {
        String foreign = node.code("known").code();

        assertThat(error(node.pair("main", foreign, SHOP))).isEqualTo("403 wrong_code");

        assertThat(node.site("main").store().ticketKeys()).isEmpty();
    }

    @Test
    void aCodeIsReadAsPeopleWriteIt() {
        String code = node.code("main").code();

        String written =
                " " + code.replace("-", " ").replace('0', 'o').replace('1', 'l').toLowerCase(Locale.ROOT);

        assertThat(node.pair("main", written, SHOP).getStatus()).isEqualTo(200);
    }

    @Test
    void aSiteThatIsSwitchedOffIsPairedAheadOfItsDay() {
        node.store.deactivateAllBut(Set.of("known"));

        assertThat(node.pair("main", node.code("main").code(), SHOP).getStatus())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotTheRequestIsRefused() {
        assertThat(error(node.pair("main", "nonsense"))).isEqualTo("400 malformed");
        assertThat(error(node.pair("main", "{\"code\":\"x\"}"))).isEqualTo("400 malformed");
        assertThat(error(node.pair("main", "{\"code\":\"x\",\"base_url\":\"y\",\"z\":1}")))
                .isEqualTo("400 malformed");
        assertThat(error(node.pair("main", "{\"code\":1,\"base_url\":\"y\"}"))).isEqualTo("400 malformed");
        assertThat(error(node.pair("main", "x".repeat(65), SHOP))).isEqualTo("400 malformed");
        assertThat(error(node.pair("main", "{\"code\":\"" + "x".repeat(5_000) + "\"}")))
                .isEqualTo("413 too_large");
        assertThat(error(node.pair("nobody", "x", SHOP))).isEqualTo("404 unknown_site");
        assertThat(error(node.go(
                        post("/s/main/store/pair").contentType("text/plain").content("{}"))))
                .isEqualTo("415 wrong_media_type");
    }

    @Test
    void aShopIsAtASafeAddress() {
        String code = node.code("main").code();

        for (String url :
                List.of("http://shop.test/", "https://me@shop.test/", "https://shop.test/?a=b", "shop.test")) {
            assertThat(error(node.pair("main", code, url))).as(url).isEqualTo("422 unsafe_base_url");
        }
        assertThat(node.pair("main", code, SHOP).getStatus()).isEqualTo(200);
    }

    @Test
    void aShopsDomainHasOneEnvironment() {
        node.store.save(acme, site("try", null, null, List.of(), Environment.STAGING));

        MockHttpServletResponse answer = node.pair("try", node.code("try").code(), "https://known.test/other/");

        assertThat(error(answer)).isEqualTo("409 other_environment");
    }

    @Test
    void whoGuessesIsSlowedDownAndTheGoodCodeStaysGood() {
        String code = node.code("main").code();

        for (int guess = 0; guess < 10; guess++) {
            assertThat(error(node.pair("main", "7777-7777-7777-777" + guess, SHOP)))
                    .isEqualTo("403 wrong_code");
        }

        MockHttpServletResponse slowed = node.pair("main", code, SHOP);
        assertThat(error(slowed)).isEqualTo("429 too_many");
        clock.advance(Duration.ofSeconds(Long.parseLong(slowed.getHeader("Retry-After"))));
        assertThat(node.pair("main", code, SHOP).getStatus()).isEqualTo(200);
    }

    @Test
    void whoeverIsDeletedMakesNoTicketsAnyMore() {
        ShopPairings.Made made = node.code("main");
        TicketKey key = key(node.pair("main", made.code(), SHOP));

        ShopPairing pairing = node.pairings.find(acme, made.pairing().id()).orElseThrow();
        assertThat(pairing.state(clock.instant())).isEqualTo(ShopPairing.State.PAIRED);
        assertThat(pairing.baseUrl()).isEqualTo(SHOP);
        Site before = node.site("main");
        assertThat(node.delete(pairing)).isTrue();

        assertThat(other.site("main").store().ticketKeys()).isEmpty();
        assertThat(other.site("main").store().baseUrl()).isNull();
        assertThat(new Tickets(clock).open(aTicket().at(before).sealedWith(key).build(), node.site("main")))
                .isInstanceOfSatisfying(
                        Opening.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(Fault.TAMPERED));
        assertThat(node.delete(pairing)).isFalse();
    }

    @Test
    void aSiteHasFivePairingsAtMostAndExpiredOnesDoNotCount() {
        for (int at = 0; at < ShopPairings.MOST; at++) {
            node.code("main");
        }
        var one = node.site("main").id();

        Optional<ShopPairings.Made> sixth =
                database.transactions().execute(_ -> node.pairings.create(acme, one, Node.OLGA));

        assertThat(sixth).isEmpty();

        clock.advance(ShopPairings.LIFE);
        assertThat(node.code("main").code()).matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
    }

    @Test
    void neitherCodeNorKeyIsInTheDatabase() {
        String code = node.code("main").code();
        MockHttpServletResponse answer = node.pair("main", code, SHOP);

        String rest = database.jdbc()
                        .sql("select * from shop_pairing")
                        .query()
                        .listOfRows()
                        .toString()
                + database.jdbc().sql("select * from paired_shop").query().listOfRows()
                + database.jdbc().sql("select * from resource_version").query().listOfRows();

        assertThat(rest)
                .contains("shop_pairings")
                .doesNotContain(code)
                .doesNotContain(code.replace("-", ""))
                .doesNotContain(json(answer).at("/ticket_key").asString())
                .doesNotContain(
                        Base64.getEncoder().encodeToString(key(answer).secret().getEncoded()));
    }

    @Test
    void whatHappenedIsInTheAudit() {
        ShopPairings.Made made = node.code("main");
        node.pair("main", made.code(), SHOP);
        node.delete(node.pairings.find(acme, made.pairing().id()).orElseThrow());

        assertThat(database.jdbc()
                        .sql(
                                "select event, who from resource_version where resource_type = 'shop_pairings' order by created_at, event")
                        .query((row, number) -> row.getString("event") + " by " + row.getString("who"))
                        .list())
                .containsExactlyInAnyOrder(
                        "create by " + Node.OLGA.value(), "update by system", "destroy by " + Node.OLGA.value());
    }

    // --- whether all is well

    @Test
    void aConnectionThatIsRightHasNothingWrong() {
        node.pair("main", node.code("main").code(), SHOP);

        MockHttpServletResponse answer =
                node.check("main", aCheck(node.site("main")).build());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(points(answer))
                .extracting(
                        point -> point.at("/what").asString(),
                        point -> point.at("/ok").asBoolean())
                .containsExactly(
                        tuple("key", true),
                        tuple("clock", true),
                        tuple("shop", true),
                        tuple("site", true),
                        tuple("active", true));
    }

    @Test
    void everyPointThatIsWrongIsNamed() {
        node.store.deactivateAllBut(Set.of("main"));
        Site site = node.site("known");

        assertThat(wrong(aCheck(site).with("iss", "https://elsewhere.test/"))).contains("shop");
        assertThat(wrong(aCheck(site).with("aud", "https://id.test/s/main"))).contains("site");
        assertThat(wrong(aCheck(site))).containsExactly("active");
        assertThat(wrong(aCheck(site).madeAt(clock.instant().plusSeconds(6)))).contains("clock");
        assertThat(wrong(aCheck(site).madeAt(clock.instant().minusSeconds(31)))).contains("clock");
        assertThat(wrong(aCheck(site).madeAt(clock.instant().minusSeconds(30)))).doesNotContain("clock");
        assertThat(node.check(
                        "known",
                        aCheck(site).madeAt(clock.instant().plusSeconds(90)).build()))
                .satisfies(answer -> assertThat(points(answer))
                        .anyMatch(point -> point.at("/detail").asString().contains("90 s ahead")));
    }

    @Test
    void nothingIsToldToWhoProvesNothing() {
        Site site = node.site("known");

        assertThat(error(node.check(
                        "known",
                        aCheck(site).sealedWith(SiteFixtures.aTicketKey(9)).build())))
                .isEqualTo("401 tampered");
        assertThat(error(node.check("known", aTicket().at(site).build()))).isEqualTo("401 tampered");
        assertThat(error(node.check("known", ""))).isEqualTo("401 tampered");
        assertThat(error(node.check("known", aCheck(site).header("kid", "main").build())))
                .isEqualTo("403 foreign_site");
        assertThat(error(node.check("known", aCheck(site).without("iat").build())))
                .isEqualTo("401 tampered");
        assertThat(error(node.check("nobody", aCheck(site).build()))).isEqualTo("404 unknown_site");
    }

    @Test
    void aQuestionIsNoTicketAndNoEvent() {
        Site site = node.site("known");

        assertThat(new Tickets(clock).open(aCheck(site).build(), site))
                .isInstanceOfSatisfying(
                        Opening.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(Fault.MALFORMED));
    }

    private List<String> wrong(TicketFixture check) {
        return points(node.check("known", check.build())).stream()
                .filter(point -> !point.at("/ok").asBoolean())
                .map(point -> point.at("/what").asString())
                .toList();
    }

    private static TicketFixture aCheck(Site site) {
        return aTicket().at(site).header("typ", "rialto-check+jwt");
    }

    private static List<JsonNode> points(MockHttpServletResponse answer) {
        return json(answer).at("/checks").valueStream().toList();
    }

    private static SiteDraft site(
            String slug,
            @Nullable String base,
            @Nullable String launch,
            List<TicketKey> keys,
            Environment environment) {
        SiteDraft usual = SiteFixtures.aSite(slug);
        Store store = new Store(
                "magento2",
                base == null ? null : URI.create(base),
                launch == null ? null : URI.create(launch),
                keys,
                null,
                null);
        return new SiteDraft(slug, usual.name(), environment, true, store, usual.brand(), usual.policy(), usual.key());
    }

    private Opening opened(Site site, TicketKey key) {
        return new Tickets(clock).open(aTicket().at(site).sealedWith(key).build(), site);
    }

    private static TicketKey key(MockHttpServletResponse answer) {
        return TicketKey.of(
                Base64.getUrlDecoder().decode(json(answer).at("/ticket_key").asString()));
    }

    private static String error(MockHttpServletResponse answer) {
        return answer.getStatus() + " " + json(answer).at("/error").asString();
    }

    private static JsonNode json(MockHttpServletResponse answer) {
        return JsonMapper.shared().readTree(answer.getContentAsByteArray());
    }
}
