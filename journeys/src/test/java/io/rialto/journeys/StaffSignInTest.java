package io.rialto.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.rialto.server.identityprovider.IdentityProvider;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staff in a real browser, with a provider that others wrote. */
class StaffSignInTest {

    private static final String SECRET = "a secret of the tests, with + and %";

    @TempDir
    private static Path folder;

    private static Office office;
    private static OidcProvider provider;
    private static Playwright playwright;
    private static Browser chromium;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        office = Office.open();
        provider = OidcProvider.start(folder, "rialto", SECRET, office.redirectUri());
        trust("Acme SSO", "acme.example");
        playwright = Chromium.playwright();
        chromium = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        playwright.close();
        provider.close();
        office.close();
    }

    @BeforeEach
    void openBrowser() {
        context = chromium.newContext();
        // The provider's page would fetch a font from elsewhere.
        context.route(Pattern.compile("https://.*"), Route::abort);
        page = context.newPage();
    }

    @AfterEach
    void closeBrowser() {
        context.close();
    }

    @Test
    void janeSignsInThroughHerCompanysProviderAndOutAgain() {
        page.navigate(office.url() + "/login");
        new Pictures(page).take("login");
        page.getByRole(AriaRole.LINK, named("Log in with SSO")).click();
        new Pictures(page).take("login-sso");
        page.getByLabel("Provider’s name").fill("acme sso");
        page.getByRole(AriaRole.BUTTON, button("Log in")).click();

        atTheProvider("jane@acme.example");

        assertThat(page).hasURL(office.url() + "/dashboard/acme");
        page.getByRole(AriaRole.LINK, named("Jane Doe")).click();
        assertThat(page.getByRole(AriaRole.HEADING, heading("Jane Doe"))).isVisible();
        assertThat(page.getByText("Auditor")).isVisible();
        new Pictures(page).take("dashboard");
        page.navigate(office.url() + "/dashboard/acme/sign-ins");
        assertThat(page.getByText("Signed in").first()).isVisible();
        new Pictures(page).take("sign-ins");

        page.getByRole(AriaRole.BUTTON, button("Sign out")).click();

        assertThat(page.getByText("You are signed out.")).isVisible();
        page.navigate(office.url() + "/dashboard");
        assertThat(page).hasURL(office.url() + "/login");
    }

    @Test
    void theAddressFindsTheProviderAndTheKeyboardIsEnough() {
        page.navigate(office.url() + "/login");
        tabTo("Log in with SSO");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(office.url() + "/login/sso");
        page.keyboard().press("Tab");
        page.keyboard().type("kim@acme.example");
        page.keyboard().press("Enter");

        atTheProvider("kim@acme.example");

        assertThat(page).hasURL(office.url() + "/dashboard/acme");
    }

    @Test
    void whoeverIsNotVerifiedReadsWhyAndTheOwnerFindsTheReference() {
        signIn("Acme SSO", "unverified@acme.example");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your provider has not verified your e-mail address.");
        new Pictures(page).take("refused");
        String reference = page.locator("code").first().textContent();

        page.getByLabel("E-mail address").fill(Office.OWNER);
        page.getByLabel("Password").fill(Office.PASSWORD);
        page.getByRole(AriaRole.BUTTON, button("Log in")).click();
        page.navigate(office.url() + "/dashboard/acme/sign-ins");
        page.getByLabel("Reference").fill(reference);
        page.getByRole(AriaRole.BUTTON, button("Find")).click();

        assertThat(page.getByText("The provider does not say that the address is verified."))
                .isVisible();
        new Pictures(page).take("found");
    }

    @Test
    void whoeverIsOutsideOfTheDomainsOrCancelsReadsWhy() {
        signIn("Acme SSO", "jane@elsewhere.example");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not in a domain of this provider");
        context.clearCookies();

        begin("Acme SSO");
        page.getByText("[ Cancel ]").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("You did not allow the sign-in at your provider.");
    }

    @Test
    void aProviderThatIsSwitchedOffLetsNobodyInAndItsPeopleOut() {
        IdentityProvider second = trust("Second SSO", "second.example");
        signIn("Second SSO", "jane@second.example");
        assertThat(page).hasURL(office.url() + "/dashboard/acme");

        office.disable(second);
        page.reload();

        assertThat(page).hasURL(office.url() + "/login");
        begin("Second SSO");
        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText("The selected provider has been disabled, please contact the organization owner.");
    }

    @Test
    void eachPageHasOneHeadingAndALabelForEveryField() {
        for (String path : new String[] {"/login", "/login/sso", "/login?error=pending&reference=0123456789AB"}) {
            page.navigate(office.url() + path);

            assertThat(page.locator("h1")).hasCount(1);
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("input:not([type=hidden])").all())
                    .allSatisfy(input -> assertThat(page.locator("label[for=" + input.getAttribute("id") + "]"))
                            .hasCount(1));
        }
    }

    private static IdentityProvider trust(String name, String domain) {
        return office.trust(
                new Office.Trusted(name, domain, "rialto", SECRET, provider.issuer(), provider.issuer()),
                provider.issuer() + "/auth",
                provider.issuer() + "/token",
                provider.issuer() + "/jwks");
    }

    private void begin(String name) {
        page.navigate(office.url() + "/login/sso");
        page.getByLabel("Provider’s name").fill(name);
        page.getByRole(AriaRole.BUTTON, button("Log in")).click();
    }

    private void signIn(String name, String person) {
        begin(name);
        atTheProvider(person);
    }

    private void atTheProvider(String person) {
        assertThat(page).hasURL(Pattern.compile("^http://127\\.0\\.0\\.2:\\d+/interaction/"));
        page.getByPlaceholder("Enter any login").fill(person);
        page.getByPlaceholder("and password").fill("anything");
        page.getByRole(AriaRole.BUTTON, button("Sign-in")).click();
        page.getByRole(AriaRole.BUTTON, button("Continue")).click();
    }

    private void tabTo(String link) {
        for (int i = 0; i < 20; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("document.activeElement.textContent")
                    .toString()
                    .strip()
                    .equals(link)) {
                return;
            }
        }
        throw new AssertionError("no way to " + link + " with the keyboard");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name).setLevel(1);
    }
}
