package io.rialto.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The browser hands cookies to no site but the one in its address bar, as Safari, Firefox and the browsers inside apps do.
 */
class BlockedCookiesTest {

    @TempDir
    private static Path folder;

    private static ThreeSites sites;
    private static Playwright playwright;
    private static BrowserContext browser;

    private Page page;

    @BeforeAll
    static void start() throws Exception {
        sites = new ThreeSites(folder);
        playwright = Chromium.playwright();
        browser = Chromium.withForeignCookies(false, playwright, folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        sites.close();
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
        page.navigate(sites.service.url() + "/begin");
        page.navigate(sites.store.url());
        return sites.service.asked().getLast().equals("/frame everywhere=yes");
    }

    @Test
    void aClickAtTheShopLeadsInside() {
        page.navigate(sites.store.url());
        click(AriaRole.LINK, "Rewards");

        assertThat(page.getByText("Welcome jane.doe@example.test, from the shop"))
                .isVisible();
    }

    @Test
    void aServicesPostLeadsThroughTheShopAndBack() {
        page.navigate(sites.store.url());
        page.navigate(sites.service.url() + "/begin");
        click(AriaRole.BUTTON, "Log in");

        assertThat(page.getByText("Welcome jane.doe@example.test, where she was"))
                .isVisible();
    }

    @Test
    void anOpenIdConnectLoginLeadsInsideAndOutAgain() {
        page.navigate(sites.store.url());
        click(AriaRole.LINK, "Club");
        assertThat(page.getByText("Welcome to the club, status 200")).isVisible();

        click(AriaRole.BUTTON, "Log out of the club");

        assertThat(page.getByText("Good bye from the club")).isVisible();
    }

    @Test
    void theShopsLogoutReachesTheServiceByTheBrowser() {
        page.navigate(sites.store.url());
        click(AriaRole.LINK, "Rewards");
        assertThat(page.getByText("from the shop")).isVisible();
        page.navigate(sites.store.url());
        click(AriaRole.LINK, "Log out");

        assertThat(page.getByText("You are logged out.").first()).isVisible();
        assertThat(page.url()).startsWith(sites.shop.issuer() + "/logout/");
    }

    private void click(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
