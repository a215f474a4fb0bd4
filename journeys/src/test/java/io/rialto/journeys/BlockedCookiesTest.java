package io.rialto.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.rialto.journeys.Configuration.Service;
import io.rialto.journeys.LoopbackSite.Shown;
import io.rialto.saml.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shop, Rialto and service are three sites, and the browser hands cookies to none but the one in its address bar, as Safari, Firefox and
 * the browsers inside apps do.
 */
class BlockedCookiesTest {

    private static final String SECRET = "a secret of the tests, with + and %";

    private static final String KEY = Ticket.aKey();

    @TempDir
    private static Path folder;

    private static SigningKey key;
    private static LoopbackSite store;
    private static LoopbackSite service;
    private static RunningRialto rialto;
    private static Shop shop;
    private static Playwright playwright;
    private static BrowserContext browser;

    private Page page;

    @BeforeAll
    static void start() throws Exception {
        ServerCertificate own = ServerCertificate.rsa(folder, "service.test");
        key = own.signingKey();
        store = LoopbackSite.at("127.0.0.2");
        service = LoopbackSite.at("127.0.0.3");
        rialto = aRunningRialto(Configuration.of(aSite("main", rewards(own), club())
                .with(
                        "store",
                        Map.of(
                                "kind",
                                "custom",
                                "base_url",
                                store.url() + "/",
                                "launch_url",
                                store.url() + "/launch",
                                "ticket_key",
                                KEY))));
        shop = new Shop("main", rialto.url() + "/s/main", store.url() + "/", KEY);
        openTheStore();
        new AskingSite(service, shop, key, SECRET).open();
        playwright = Chromium.playwright();
        browser = Chromium.withForeignCookies(false, playwright, folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        rialto.close();
        store.close();
        service.close();
    }

    private static Service rewards(ServerCertificate own) throws IOException {
        return aService("rewards")
                .at(service.url(), service.url() + "/acs")
                .naming(Map.of(
                        "signing_certificates",
                        List.of(Files.readString(own.certificate())),
                        "slo",
                        Map.of("url", service.url() + "/slo", "binding", "post")));
    }

    private static Service club() {
        return new Service(Map.of(
                "slug", "club",
                "name", "The club",
                "protocol", "oidc",
                "oidc",
                        Map.of(
                                "client_id",
                                "club",
                                "client_secret",
                                SECRET,
                                "redirect_uris",
                                List.of(service.url() + "/callback"),
                                "post_logout_redirect_uris",
                                List.of(service.url() + "/bye"),
                                "initiate_login_uri",
                                service.url() + "/login"),
                "attributes", Map.of("email", "customer.email")));
    }

    /** Jane is logged in there, as its own cookie says. */
    private static void openTheStore() {
        store.with(
                        "/",
                        (given, cookies) -> Shown.page(link(shop.launchLink("rewards"), "Rewards")
                                        + link(shop.launchLink("club"), "Club")
                                        + link(URI.create(store.url() + "/logout"), "Log out")
                                        + "<iframe src='" + service.url() + "/frame'></iframe>")
                                .with("shop=jane; HttpOnly; SameSite=Lax"))
                .with(
                        "/launch",
                        (given, cookies) -> Shown.redirect(
                                cookies.contains("shop=jane")
                                        ? shop.completeLink(
                                                        shop.ticket(given.get("service"), given.get("nonce"), jane()))
                                                .toString()
                                        : store.url() + "/nobody-is-logged-in"))
                .with(
                        "/logout",
                        (given, cookies) -> Shown.redirect(
                                shop.issuer() + "/logout?ticket=" + shop.ticket("logout", "of-no-browser", jane())));
    }

    @BeforeEach
    void aNewTab() {
        page = browser.newPage();
    }

    @Test
    void noCookieComesAlongToASiteThatIsNotInTheAddressBarAsItDoesInAnyOtherBrowser() throws Exception {
        boolean here = frameKnowsTheBrowser(page);
        boolean elsewhere;
        try (BrowserContext other = Chromium.withForeignCookies(true, playwright, folder.resolve("other"))) {
            elsewhere = frameKnowsTheBrowser(other.newPage());
        }

        assertThat(here).isFalse();
        assertThat(elsewhere).isTrue();
    }

    private static boolean frameKnowsTheBrowser(Page page) {
        page.navigate(service.url() + "/begin");
        page.navigate(store.url());
        return service.asked().getLast().equals("/frame everywhere=yes");
    }

    @Test
    void aClickAtTheShopLeadsInside() {
        page.navigate(store.url());
        click(AriaRole.LINK, "Rewards");

        assertThat(page.getByText("Welcome jane.doe@example.test, from the shop"))
                .isVisible();
    }

    @Test
    void aServicesPostLeadsThroughTheShopAndBack() {
        page.navigate(store.url());
        page.navigate(service.url() + "/begin");
        click(AriaRole.BUTTON, "Log in");

        assertThat(page.getByText("Welcome jane.doe@example.test, where she was"))
                .isVisible();
    }

    @Test
    void anOpenIdConnectLoginLeadsInsideAndOutAgain() {
        page.navigate(store.url());
        click(AriaRole.LINK, "Club");
        assertThat(page.getByText("Welcome to the club, status 200")).isVisible();

        click(AriaRole.BUTTON, "Log out of the club");

        assertThat(page.getByText("Good bye from the club")).isVisible();
    }

    @Test
    void theShopsLogoutReachesTheServiceByTheBrowser() {
        page.navigate(store.url());
        click(AriaRole.LINK, "Rewards");
        assertThat(page.getByText("from the shop")).isVisible();
        page.navigate(store.url());
        click(AriaRole.LINK, "Log out");

        assertThat(page.getByText("You are logged out.").first()).isVisible();
        assertThat(page.url()).startsWith(shop.issuer() + "/logout/");
    }

    private void click(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static String link(URI address, String text) {
        return "<p><a href='" + address + "'>" + text + "</a></p>";
    }
}
