package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.RelayState;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The whole way through the door, without a network and with a real database. */
@OnEachDatabase
class DoorTest {

    private static final Pattern SAML = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]*)\"");
    private static final Pattern SUBJECT = Pattern.compile("<saml2?:NameID[^>]*>([^<]*)<");

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
    void aHandOffThatCannotBeSealedIsCorrectedToFailed() {
        var response = door.thatCannotSign().launch("rewards");

        assertThat(response.getStatus()).isEqualTo(500);
        assertRow("FAILED", null, true);
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
