package io.rialto.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the staff's pages are like for those who use them. */
class StaffPagesTest {

    private static final List<String> CLIPBOARD = List.of("clipboard-read", "clipboard-write");

    private static final String REFUSED = "/login?error=pending&reference=0123456789AB";

    private static Office office;
    private static IdentityProvider provider;
    private static Playwright playwright;
    private static Browser chromium;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        office = Office.atLocalhost();
        provider = office.make(
                new Office.Trusted(
                        "Acme SSO",
                        "acme.example,mail.acme.example",
                        "rialto",
                        "a secret",
                        "https://127.0.0.1/",
                        "https://127.0.0.1"),
                "https://127.0.0.1/authorize",
                "https://127.0.0.1/token",
                "https://127.0.0.1/jwks");
        playwright = Chromium.playwright();
        chromium = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        playwright.close();
        office.close();
    }

    @AfterEach
    void closeBrowser() {
        contexts.forEach(BrowserContext::close);
    }

    @Test
    void aButtonPutsTheTextBesideItOnTheClipboard() {
        open(new Browser.NewContextOptions().setPermissions(CLIPBOARD));
        openProvider();

        copy("the redirect URI").click();
        assertThat(said("the redirect URI")).hasText("Copied");
        assertThat(clipboard()).isEqualTo(office.redirectUri());

        copy("the TXT record").focus();
        page.keyboard().press("Enter");
        assertThat(said("the TXT record")).hasText("Copied");
        assertThat(said("the redirect URI")).hasText("");
        assertThat(clipboard()).isEqualTo(provider.txtRecord());
        new Pictures(page).take("copied");
    }

    @Test
    void aBrowserThatKeepsItsClipboardShutSaysWhatToDo() {
        open(new Browser.NewContextOptions());
        context.addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('shut'))");
        openProvider();

        copy("the redirect URI").click();

        assertThat(said("the redirect URI")).hasText("Select the text and copy it");
    }

    @Test
    void withoutScriptOrClipboardThereIsNoButtonAndTheTextIsSelectedAsAWhole() {
        open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        openProvider();
        assertThat(page.locator(".copyable button:visible")).hasCount(0);
        assertThat(page.locator(".copyable button")).hasCount(2);

        open(new Browser.NewContextOptions());
        context.addInitScript("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })");
        openProvider();
        assertThat(page.locator(".copyable button:visible")).hasCount(0);

        page.getByText(office.redirectUri()).click();

        assertThat(page.evaluate("getSelection().toString()")).isEqualTo(office.redirectUri());
    }

    @Test
    void noPageHasABarrierThatAMachineCanFind() {
        open(new Browser.NewContextOptions());
        for (String path : List.of("/login", "/login?signed_out", "/login/sso")) {
            page.navigate(office.url() + path);
            Accessibility.check(path, page);
        }
        page.navigate(office.url() + REFUSED);
        new Pictures(page).take("login-refused");
        Accessibility.check("a refused login", page);

        logIn("not the password");
        Accessibility.check("a wrong password", page);
        logIn(Office.PASSWORD);
        assertThat(page).hasURL(office.url() + "/dashboard/acme");
    }

    @Tag("long")
    @Test
    void everyPageThatALinkLeadsToIsWhole() {
        office.join("acme", "audrey@acme.example", Role.AUDITOR);
        office.organize("empty", "Empty", "emma@empty.example", Role.OWNER);
        List<String> byLinkAlone = Furniture.bring(office);
        Walk strangers = walk("", List.of("/login", "/login/sso", "/login/passkey", REFUSED));
        byLinkAlone.forEach(strangers::to);
        Walk owners = walk(Office.OWNER, List.of("/me"));
        owners.from("/dashboard/acme", 390, 1280);
        Walk newcomers = walk("emma@empty.example", List.of());
        newcomers.from("/dashboard/empty", 390);
        Walk auditors = walk("audrey@acme.example", List.of());
        auditors.from("/dashboard/acme");

        assertThat(Stream.of(strangers, owners, newcomers, auditors).flatMap(walk -> walk.faults().stream()))
                .isEmpty();
        assertThat(owners.reached()).as("kinds of pages").hasSizeGreaterThan(28);
    }

    private Walk walk(String email, List<String> paths) {
        open(new Browser.NewContextOptions());
        if (!email.isEmpty()) {
            page.navigate(office.url() + "/login");
            logIn(email, Office.PASSWORD);
        }
        Walk walk = new Walk(office, page);
        paths.forEach(walk::to);
        return walk;
    }

    @Test
    void aNewcomerGetsFromNothingToAPublishedServiceInUnderFiveMinutes() {
        office.organize("fresh", "Fresh", "fran@fresh.example", Role.OWNER);
        open(new Browser.NewContextOptions());
        page.navigate(office.url() + "/login");
        logIn("fran@fresh.example", Office.PASSWORD);
        assertThat(page).hasURL(office.url() + "/dashboard/fresh");
        Newcomer fran = new Newcomer(page);

        fran.follow("Make your first site");
        fran.type("Name", "Fresh shop");
        fran.type("Name in the addresses", "fresh-shop");
        fran.press("Make the site");
        fran.press("Make a one-time code");
        assertThat(page.getByText("bin/magento rialto:pair").first()).isVisible();

        fran.follow("Services");
        fran.follow("Connect a service");
        fran.follow("Zendesk, with JSON Web Tokens");
        fran.type("Name in the link", "help");
        fran.press("Save as a draft and go on");
        fran.type("Subdomain", "fresh");
        fran.type("Secret", "a-shared-secret-of-more-than-32-bytes");
        fran.press("Save and go on");
        fran.press("Save and go on");
        fran.press("Save and go on");
        fran.press("Launch into the twin");
        assertThat(page.getByText("Every check went well.")).isVisible();
        new Pictures(page).take("twin");
        fran.follow("Back to Zendesk");
        fran.follow("Try and publish");
        fran.press("Publish");

        page.getByText("Try and publish").click();
        assertThat(page.getByText("It is published")).isVisible();
        assertThat(fran.needed()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void aPasskeyIsMadeAndOpensTheDashboardEvenWhereTheProviderIsDemanded() {
        Caller owner = office.organize("glass", "Glass", "gina@glass.example", Role.OWNER);
        open(new Browser.NewContextOptions());
        authenticator();
        page.navigate(office.url() + "/login");
        logIn("gina@glass.example", Office.PASSWORD);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Gina Example"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Make a passkey"))
                .click();
        page.getByLabel("What you call it").fill("Gina’s laptop");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the passkey"))
                .click();
        assertThat(page.getByText("Your passkey is kept.")).isVisible();
        assertThat(page.getByText("Gina’s laptop").first()).isVisible();

        office.demandProvider(owner);
        page.navigate(office.url() + "/dashboard");
        assertThat(page).hasURL(office.url() + "/login");
        logIn("gina@glass.example", Office.PASSWORD);
        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText("Your organization wants you to sign in through its own");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log in with a passkey"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use your passkey"))
                .click();

        assertThat(page).hasURL(office.url() + "/dashboard/glass");
    }

    /** A key of the browser's own, whose owner always says yes. */
    private void authenticator() {
        CDPSession devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", asked);
    }

    @Test
    void aBarrierIsFound() {
        open(new Browser.NewContextOptions());
        page.navigate(office.url() + "/login");
        page.locator("label[for=email]").evaluate("label => label.remove()");

        assertThatThrownBy(() -> Accessibility.check("a field without a label", page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("#email");
    }

    private void open(Browser.NewContextOptions options) {
        context = chromium.newContext(options);
        contexts.add(context);
        page = context.newPage();
    }

    private void openProvider() {
        page.navigate(office.url() + "/login");
        logIn(Office.PASSWORD);
        assertThat(page).hasURL(office.url() + "/dashboard/acme");
        page.navigate(office.url() + "/dashboard/acme/identity-providers/"
                + provider.id().value());
    }

    private void logIn(String password) {
        logIn(Office.OWNER, password);
    }

    private void logIn(String email, String password) {
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
    }

    private Locator copy(String what) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Copy " + what).setExact(true));
    }

    private Locator said(String what) {
        return copy(what).locator("xpath=following-sibling::*[@role='status']");
    }

    private Object clipboard() {
        return page.evaluate("navigator.clipboard.readText()");
    }
}
