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
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.fixture.SiteFixture;
import io.rialto.server.page.Reference;
import io.rialto.server.standing.Denial;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

/** The whole way through the door, without a network and with a real database. */
@OnEachDatabase
class DoorTest {

    private static final Pattern SAML = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]*)\"");
    private static final Pattern SUBJECT = Pattern.compile("<saml2?:NameID[^>]*>([^<]*)<");
    private static final Pattern REFERENCE = Pattern.compile("<code>([0-9A-Z]{12})</code>");

    private final TestDatabase database;
    private final Door door;

    DoorTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database)
                .with(aSite().build(), aService().releasing("email").build());
    }

    @Test
    void aLaunchBeginsWithANonceCookieAndARedirectToTheShop() {
        var response = door.go(get("/s/main/launch/rewards"));

        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location"))
                .matches("https://shop\\.test/rialto/launch\\?service=rewards&nonce=[A-Za-z0-9_-]{32}");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("Set-Cookie"))
                .matches("rialto-launch-[A-Za-z0-9_-]{12}=[A-Za-z0-9_-]+; Path=/s/main; Max-Age=1800; "
                        + "Expires=[^;]+; HttpOnly; SameSite=Lax");
    }

    @Test
    void aProgramThatAsksForTheServicesMayHaveSentANonceOfItsOwn() {
        String ticket = aTicket().forService("services").withNonce("its-own").build();

        var response = door.go(get("/s/main/services").header("Authorization", "Bearer " + ticket));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void onHttpsTheCookieIsForThisHostOnly() {
        door.with(aSite().onHttps().build());

        assertThat(door.go(get("/s/main/launch/rewards")).getHeader("Set-Cookie"))
                .matches("__Host-rialto-launch-[A-Za-z0-9_-]{12}=[A-Za-z0-9_-]+; Path=/; Max-Age=1800; "
                        + "Expires=[^;]+; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void theShopsOwnQueryIsKept() {
        door.with(aSite().launchingAt("https://shop.test/?route=rialto").build());

        assertThat(door.begin("/s/main/launch/rewards").location())
                .startsWith("https://shop.test/?route=rialto&service=rewards&nonce=");
    }

    @Test
    void aGoodTicketEndsOnThePageThatPostsTheResponse() {
        var response = door.launch("rewards");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Strict-Transport-Security")).isNull();
        assertThat(response.getHeader("Content-Security-Policy"))
                .matches(
                        "default-src 'none'; img-src data:; script-src 'sha256-[^']+'; style-src 'sha256-[^']+' 'sha256-[^']+'; "
                                + "base-uri 'none'; frame-ancestors 'none'; form-action https://rewards\\.test");
        assertThat(xml(response))
                .contains("jane.doe@example.test", "https://rewards.test/saml/acs", "http://127.0.0.1:8080/s/main")
                .doesNotContain("InResponseTo")
                .doesNotContain("Doe<");
        assertThat(text(response)).doesNotContain("RelayState").contains("action=\"https://rewards.test/saml/acs\"");
        assertThat(response.getHeader("Set-Cookie")).contains("Max-Age=0");
        assertRow("ISSUED", null, true);
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
    void noRowHoldsAnythingPersonal() {
        door.launch("rewards");

        List<Map<String, Object>> rows =
                database.jdbc().sql("select * from launch").query().listOfRows();
        assertThat(rows).hasSize(1);
        assertThat(rows.toString())
                .doesNotContain("jane")
                .doesNotContain("Doe")
                .doesNotContain("example.test")
                .doesNotContain("=42");
    }

    @Test
    void theSubjectStaysWhenTheProfileChangesAndDiffersBetweenServicesAndSites() {
        var other = aSite().named("other").build();
        door.with(aSite().build(), aService().called("club").build())
                .with(other, aService().of(other).build());

        String first = subject(door.launch("rewards"));
        String afterChange = subject(door.launch(
                "rewards", aTicket().withCustomer("email", "new@example.test").withCustomer("last_name", "Roe")));
        String elsewhere = subject(door.launch("club"));
        String somebodyElse = subject(door.launch("rewards", aTicket().with("sub", "43")));
        var begun = door.begin("/s/other/launch/rewards");
        String otherSite = subject(door.go(get("/s/other/launch/complete")
                .queryParam(
                        "ticket", aTicket().at(other).withNonce(begun.nonce()).build())
                .cookie(begun.cookies().toArray(Cookie[]::new))));

        assertThat(afterChange).isEqualTo(first);
        assertThat(List.of(first, elsewhere, somebodyElse, otherSite)).doesNotHaveDuplicates();
        assertThat(first).hasSize(43).doesNotContain("jane");
    }

    @Test
    void aServiceMayAskForAnotherNameId() {
        door.with(
                aSite().build(),
                aService().called("mail").naming(NameIdKind.EMAIL).build(),
                aService().called("number").naming(NameIdKind.CUSTOMER_ID).build(),
                aService().called("once").naming(NameIdKind.TRANSIENT).build(),
                aService().called("rule").namingBy("'acme-' + customer.id").build());

        assertThat(subject(door.launch("mail"))).isEqualTo("jane.doe@example.test");
        assertThat(subject(door.launch("number"))).isEqualTo("42");
        assertThat(subject(door.launch("rule"))).isEqualTo("acme-42");
        assertThat(subject(door.launch("once"))).isNotEqualTo(subject(door.launch("once")));
        assertRefused(door.launch("mail", aTicket().withoutCustomer("email")), Refusal.ATTRIBUTE_MISSING);
    }

    @Test
    void severalTabsDoNotDisturbEachOther() {
        var one = door.begin("/s/main/launch/rewards");
        var two = door.begin("/s/main/launch/rewards");
        var both = new ArrayList<>(one.cookies());
        both.addAll(two.cookies());

        var first = door.complete(aTicket().withNonce(one.nonce()).build(), new Door.Begun(one.location(), both));
        var second = door.complete(aTicket().withNonce(two.nonce()).build(), new Door.Begun(two.location(), both));

        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(second.getStatus()).isEqualTo(200);
    }

    @Test
    void oldLaunchesAreForgottenByTheBrowser() {
        List<Cookie> jar = new ArrayList<>();
        for (int tab = 0; tab < 20; tab++) {
            var response = door.go(
                    jar.isEmpty()
                            ? get("/s/main/launch/rewards")
                            : get("/s/main/launch/rewards").cookie(jar.toArray(Cookie[]::new)));
            for (Cookie cookie : response.getCookies()) {
                jar.removeIf(held -> held.getName().equals(cookie.getName()));
                if (cookie.getMaxAge() > 0) {
                    jar.add(cookie);
                }
            }
            door.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(jar).hasSize(6);
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
    void aTargetIsTakenAlongWhenItIsAllowed() {
        door.with(
                aSite().build(),
                aService()
                        .landingPerLaunch("https://rewards.test/shop/", "https://app.rewards.test")
                        .build());
        var begun = door.begin("/s/main/launch/rewards?to=https://rewards.test/shop/item?a=1%26b=2");

        var landed = door.complete(aTicket().withNonce(begun.nonce()).build(), begun);

        assertThat(text(landed)).contains("name=\"RelayState\" value=\"https://rewards.test/shop/item?a=1&amp;b=2\"");
        assertThat(landed.getHeader("Content-Security-Policy"))
                .endsWith("form-action https://rewards.test https://app.rewards.test");
    }

    @Test
    void aTargetThatIsNotAllowedIsRefusedAtOnce() {
        assertRefused(
                door.go(get("/s/main/launch/rewards").queryParam("to", "https://rewards.test/")),
                Refusal.TARGET_NOT_ALLOWED);
        door.with(
                aSite().build(),
                aService().landingPerLaunch("https://rewards.test/").build());
        assertRefused(
                door.go(get("/s/main/launch/rewards").queryParam("to", "https://evil.test/")),
                Refusal.TARGET_NOT_ALLOWED);
        assertRefused(
                door.go(get("/s/main/launch/rewards")
                        .queryParam("to", "https://rewards.test/", "https://rewards.test/")),
                Refusal.TARGET_NOT_ALLOWED);
    }

    @Test
    void aFixedTargetGoesWithEveryLaunch() {
        var fixed = new RelayState(RelayState.Mode.FIXED, "https://rewards.test/home", List.of());
        door.with(aSite().build(), aService().landingAt(fixed).build());

        assertThat(text(door.launch("rewards"))).contains("name=\"RelayState\" value=\"https://rewards.test/home\"");
    }

    @Test
    void onlyGetDoesAnything() {
        for (HttpMethod method : List.of(HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)) {
            for (String path : List.of(
                    "/s/main/launch/rewards",
                    "/s/main/launch/complete?ticket=x",
                    "/s/main/services",
                    "/s/main/token/rewards")) {
                var response = door.go(MockMvcRequestBuilders.request(method, path));

                assertThat(response.getStatus()).as(method + " " + path).isEqualTo(405);
                assertThat(response.getCookies()).isEmpty();
            }
        }
        assertThat(count("1 = 1")).isZero();
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

    @Test
    void aHandOffThatCannotBeSealedIsCorrectedToFailed() {
        var response = door.thatCannotSign().launch("rewards");

        assertThat(response.getStatus()).isEqualTo(500);
        assertRow("FAILED", null, true);
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
    void theShopAsksForTheTilesWithATicketAsBearer() {
        String ticket = aTicket().forService("services").build();

        var response = door.go(get("/s/main/services")
                .header("Authorization", "Bearer " + ticket)
                .header("Accept", "application/json"));

        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(JsonMapper.shared().readTree(text(response)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"services":[{"slug":"rewards","name":"Rewards","summary":"Points for everything",
                        "url":"http://127.0.0.1:8080/s/main/launch/rewards"}]}
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

    @Test
    void outcomesAreCountedByBoundedLabels() {
        door.launch("rewards");
        door.go(get("/s/main/launch/anything"));
        door.go(get("/s/anything/launch/anything"));

        assertThat(door.meters
                        .get("rialto.launches")
                        .tags("site", "main", "service", "rewards", "outcome", "issued", "reason", "none")
                        .counter()
                        .count())
                .isOne();
        assertThat(door.meters
                        .get("rialto.launches")
                        .tags("site", "main", "service", "-", "reason", "unknown_service")
                        .counter()
                        .count())
                .isOne();
        assertThat(door.meters
                        .get("rialto.launches")
                        .tags("site", "-", "service", "-", "reason", "unknown_site")
                        .counter()
                        .count())
                .isOne();
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

    private static String xml(MockHttpServletResponse response) {
        Matcher field = SAML.matcher(text(response));
        assertThat(field.find()).as(text(response)).isTrue();
        return new String(Base64.getDecoder().decode(field.group(1).replace("&#61;", "=")), StandardCharsets.UTF_8);
    }

    private static String subject(MockHttpServletResponse response) {
        Matcher subject = SUBJECT.matcher(xml(response));
        assertThat(subject.find()).isTrue();
        return subject.group(1);
    }
}
