package io.rialto.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.browser.Browser;
import io.rialto.demo.browser.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountPagesTest {

    private ShopFixture shop;

    @BeforeEach
    void open() throws IOException {
        shop = new ShopFixture();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theSessionCookieIsMagentos() {
        Page home = shop.get("/");

        assertThat(home.header("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie)
                                .matches(
                                        "PHPSESSID=[a-z0-9]{26}; Max-Age=3600; path=/; domain=127.0.0.1; HttpOnly; SameSite=Lax"));
    }

    @Test
    void loginLeadsToTheAccountAndTakesANewSessionId() {
        shop.get("/");
        Optional<String> before = shop.browser.cookies().value(Visit.SESSION_COOKIE);

        Page login = shop.logIn(shop.jane());

        assertThat(login.status()).isEqualTo(302);
        assertThat(login.location()).hasToString(shop.at("/customer/account/"));
        assertThat(shop.browser.cookies().value(Visit.SESSION_COOKIE)).isNotEqualTo(before);
        assertThat(shop.get("/customer/account/").text()).contains("Jane Doe", "jane.doe@example.test");
    }

    @Test
    void theSessionIdFromBeforeTheLoginIsWorthNothing() {
        shop.get("/");
        String before = shop.browser.cookies().value(Visit.SESSION_COOKIE).orElseThrow();
        shop.logIn(shop.jane());

        Page account;
        try (var other = new Browser()) {
            account = other.get(shop.at("/customer/account/"), Map.of("Cookie", "PHPSESSID=" + before));
        }

        assertThat(account.status()).isEqualTo(302);
    }

    @Test
    void aWrongFormKeyIsRefusedWithAMessageOnTheLoginPage() {
        Page answer = shop.browser.post(
                shop.at("/customer/account/loginPost/"),
                Map.of(
                        "form_key",
                        "0123456789abcdef",
                        "login[username]",
                        shop.jane().email(),
                        "login[password]",
                        shop.jane().password()));

        assertThat(answer.location()).hasToString(shop.at("/customer/account/"));
        Page login = shop.browser.follow(shop.browser.follow(answer));
        assertThat(login.text()).contains("Invalid Form Key. Please refresh the page.");
        assertThat(shop.me().status()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordLeadsBackToTheLoginPageWithMagentosWords() {
        Page answer = shop.browser.submit(
                shop.get("/customer/account/login/"),
                Map.of("login[username]", shop.jane().email(), "login[password]", "wrong"));

        assertThat(answer.location()).hasToString(shop.at("/customer/account/login/"));
        assertThat(shop.browser.follow(answer).text())
                .contains("The account sign-in was incorrect or your account is disabled temporarily.");
    }

    @Test
    void aGuestIsSentFromTheAccountToTheLoginPageWithTheReferer() {
        Page answer = shop.get("/customer/account/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location().getPath()).startsWith("/customer/account/login/referer/aHR0cDovLzEyNy4wLjAuMT");
        assertThat(shop.browser.follow(answer).text()).contains("Customer Login");
    }

    @Test
    void aRefererIsPaddedWithTildes() throws IOException {
        try (var fixed = new ShopFixture()) {
            String base = fixed.shop.address().toString();
            String encoded = Base64.getEncoder()
                    .encodeToString((base + "customer/account/index/").getBytes(StandardCharsets.UTF_8));

            Page answer = fixed.get("/customer/account/");

            assertThat(answer.location().getPath())
                    .endsWith("/referer/"
                            + encoded.replace('+', '-').replace('/', '_').replace('=', '~') + "/");
        }
    }

    @Test
    void theLoginPageSendsWhoIsLoggedInToTheAccount() {
        shop.logIn(shop.jane());

        Page get = shop.get("/customer/account/login/");
        Page head = shop.browser.head(shop.at("/customer/account/login/"));

        assertThat(get.location()).hasToString(shop.at("/customer/account/"));
        assertThat(head.location()).hasToString(shop.at("/customer/account/"));
    }

    @Test
    void theLoginPageIsPlain200ForWhoeverIsNotLoggedIn() {
        assertThat(shop.browser.head(shop.at("/customer/account/login/")).status())
                .isEqualTo(200);
    }

    @Test
    void theLoginPageIsPlain200ForADeletedCustomer() {
        shop.logIn(shop.jane());
        shop.customers.delete(1);

        assertThat(shop.browser.head(shop.at("/customer/account/login/")).status())
                .isEqualTo(200);
    }

    @Test
    void theLoginPageIsPlain200ForWhoIsMerelyRemembered() {
        shop.logInAndStayRemembered(shop.jane());
        shop.browser.cookies().drop(Visit.SESSION_COOKIE);

        assertThat(shop.browser.head(shop.at("/customer/account/login/")).status())
                .isEqualTo(200);
    }

    @Test
    void logoutLeadsThroughRialtoWithATicketForIt() {
        shop.logIn(shop.jane());

        Page answer = shop.get("/customer/account/logout/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location().toString()).matches(".*/s/[a-z]+/logout\\?ticket=[A-Za-z0-9_-]+\\..*");
        assertThat(shop.get("/customer/account/").status()).isEqualTo(302);
    }

    @Test
    void whoIsNotLoggedInOrOnlyActsAsTheCustomerLogsNobodyOut() {
        Page guest = shop.get("/customer/account/logout/");
        shop.actAs(shop.jane());
        Page admin = shop.get("/customer/account/logout/");

        assertThat(guest.location()).hasToString(shop.at("/customer/account/logoutSuccess/"));
        assertThat(admin.location()).hasToString(shop.at("/customer/account/logoutSuccess/"));
    }

    @Test
    void aSessionEndsAfterAnHourWithoutUse() {
        shop.logIn(shop.jane());
        shop.clock.advance(Duration.ofMinutes(59));
        Page inTime = shop.me();
        shop.clock.advance(Duration.ofMinutes(61));
        Page late = shop.me();

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(late.status()).isEqualTo(401);
    }

    @Test
    void theSectionsNameTheCustomer() {
        shop.logIn(shop.jane());

        Page sections = shop.get("/customer/section/load/?sections=customer,loggedAsCustomer");

        assertThat(sections.body())
                .isEqualTo("{\"customer\":{\"fullname\":\"Jane Doe\",\"firstname\":\"Jane\",\"websiteId\":\"1\","
                        + "\"data_id\":1795428000},\"loggedAsCustomer\":{\"data_id\":1795428000}}");
    }

    @Test
    void theSectionsTellAnAdministratorFromTheCustomer() {
        shop.actAs(shop.jane());

        Page sections = shop.get("/customer/section/load/?sections=customer,loggedAsCustomer");

        assertThat(sections.body())
                .contains("\"loggedAsCustomer\":{\"adminUserId\":1,\"websiteName\":\"Main Website\",\"data_id\":");
    }

    @Test
    void theSectionsHideWhoIsRememberedOnlyWhileThePersistentCookieIsSent() {
        shop.logInAndStayRemembered(shop.jane());
        shop.browser.cookies().drop(Visit.SESSION_COOKIE);

        Page withTheCookie = shop.get("/customer/section/load/?sections=customer");
        shop.browser.cookies().drop(Visit.PERSISTENT_COOKIE);
        Page withoutIt = shop.get("/customer/section/load/?sections=customer");

        assertThat(withTheCookie.body()).isEqualTo("{\"customer\":{\"data_id\":1795428000}}");
        assertThat(withoutIt.body()).contains("\"fullname\":\"Jane Doe\"");
    }
}
