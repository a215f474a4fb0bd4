package io.rialto.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way in a real browser, over the demo as it is shipped. */
class OneClickTest {

    private static RunningDemo demo;
    private static Playwright playwright;
    private static Browser chromium;

    @BeforeAll
    static void start() {
        demo = RunningDemo.start();
        playwright = Chromium.playwright();
        chromium = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        playwright.close();
        demo.close();
    }

    @Test
    void janeClicksOnceAndIsInsideAndNextTimeItIsTheSameAccount() throws Exception {
        try (BrowserContext context = chromium.newContext()) {
            Page page = loggedIn(context, "jane.doe@example.test", "jane-Demo1");
            picture(page, "shop");
            List<String> pages = pagesShownBy(page);

            page.getByRole(AriaRole.LINK, named("Rewards")).click();

            assertThat(page.getByText("your account was just created")).isVisible();
            assertThat(page.getByText("Welcome Jane,")).isVisible();
            assertThat(page.url()).startsWith(demo.rewards());
            assertThat(pages)
                    .as("the page that posts itself, and the one where she lands: none to fill in between")
                    .containsExactly("/s/main/launch/complete", "/");
            picture(page, "rewards");

            page.navigate(demo.shop());
            page.getByRole(AriaRole.LINK, named("Rewards")).click();

            assertThat(page.getByText("Welcome back Jane, it is the same account"))
                    .isVisible();
            picture(page, "rewards-again");
        }
    }

    @Test
    void bobHasNoTileAndTheDirectLinkTellsHimWhy() throws Exception {
        try (BrowserContext context = chromium.newContext()) {
            Page page = loggedIn(context, "bob.stone@example.test", "bob-Demo1");
            page.navigate(demo.shop() + "rialto/services");
            assertThat(page.getByRole(AriaRole.LINK, named("Rewards"))).hasCount(0);
            picture(page, "bobs-services");

            var answer = page.navigate(demo.launchLink("rewards"));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(page.getByText("This service is not part of your account"))
                    .isVisible();
            assertThat(page.url()).startsWith(demo.rialto());
            picture(page, "refused");
        }
    }

    @Test
    void aGuestWhoClicksInACmsBlockLogsInOnTheWayAndGoesOnToTheService() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.navigate(demo.shop());
            page.getByRole(AriaRole.LINK, named("See what yours are good for")).click();
            assertThat(page.url()).startsWith(demo.shop() + "customer/account/login");

            logIn(page, "carla.prokop@example.test", "carla-Demo1");

            assertThat(page.getByText("Carla,").first()).isVisible();
            assertThat(page.url()).startsWith(demo.rewards());
        }
    }

    @Test
    void theAccountPageLeadsInsideAsTheShopWindowDoes() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = loggedIn(context, "jane.doe@example.test", "jane-Demo1");
            page.navigate(demo.shop() + "customer/account/");

            page.getByRole(AriaRole.LINK, named("Rewards")).click();

            assertThat(page.getByText("Welcome")).not().hasCount(0);
            assertThat(page.url()).startsWith(demo.rewards());
        }
    }

    @Test
    void anEmailsLinkToAPageInsideSurvivesTheLogin() {
        try (BrowserContext context = chromium.newContext()) {
            Page mail = context.newPage();
            mail.setContent(link(demo.launchLink("rewards") + "?to=" + demo.rewards() + "catalogue"));

            mail.getByRole(AriaRole.LINK, named("Spend your points")).click();
            assertThat(mail.url()).startsWith(demo.shop() + "customer/account/login");
            logIn(mail, "carla.prokop@example.test", "carla-Demo1");

            assertThat(mail.getByText("For you, Carla")).isVisible();
            assertThat(mail.url()).isEqualTo(demo.rewards() + "catalogue");
        }
    }

    @Test
    void anEmailsLinkToElsewhereLeadsNowhere() {
        try (BrowserContext context = chromium.newContext()) {
            Page mail = loggedIn(context, "jane.doe@example.test", "jane-Demo1");
            List<String> pages = new ArrayList<>();
            mail.setContent(link(demo.launchLink("rewards") + "?to=https://rewards.evil.test/"));
            mail.onRequest(request -> pages.add(request.url()));

            mail.getByRole(AriaRole.LINK, named("Spend your points")).click();

            assertThat(mail.getByText("This link leads to a place we do not know"))
                    .isVisible();
            assertThat(pages).allSatisfy(url -> assertThat(url).startsWith(demo.rialto()));
        }
    }

    @Test
    void aHeadlessStorefrontThatHasNothingButATokenLeadsInside() throws Exception {
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.navigate(demo.shop() + "headless/");
            logIn(page, "carla.prokop@example.test", "carla-Demo1");
            Locator rewards = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rewards"));
            assertThat(rewards).isVisible();
            assertThat(page.getByLabel("Password")).isHidden();
            picture(page, "headless");

            rewards.click();

            assertThat(page.getByText("Welcome")).not().hasCount(0);
            assertThat(page.url()).startsWith(demo.rewards());
            assertThat(context.cookies())
                    .noneSatisfy(cookie -> assertThat(cookie.name).isEqualTo("PHPSESSID"));

            page.navigate(demo.launchLink("headless", "rewards") + "?to=" + demo.rewards() + "catalogue");
            assertThat(page.getByText("For you, Carla")).isVisible();
        }
    }

    @Test
    void aHeadlessStorefrontAsksForTheLoginOnTheWayAndItsTicketsAreForOneBrowser() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.navigate(demo.launchLink("headless", "rewards"));
            assertThat(page.url()).startsWith(demo.shop() + "headless/launch");
            logIn(page, "carla.prokop@example.test", "carla-Demo1");
            assertThat(page.getByText("Welcome")).not().hasCount(0);
            assertThat(page.url()).startsWith(demo.rewards());

            page.navigate(demo.shop() + "headless/");
            Object foreign = page.evaluate("() => graphql('mutation { rialtoLaunch(service: \"rewards\", "
                    + "nonce: \"somebody-elses-nonce\") { url } }').then(data => data.rialtoLaunch.url)");
            var answer = page.navigate(String.valueOf(foreign));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(page.getByText("Please start again in this browser")).isVisible();
            assertThat(page.navigate(demo.launchLink("headless", "warranty")).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void withoutJavaScriptTheHandOffIsAButton() throws Exception {
        try (BrowserContext context =
                chromium.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = loggedIn(context, "jane.doe@example.test", "jane-Demo1");
            page.getByRole(AriaRole.LINK, named("Rewards")).click();
            assertThat(page.url()).startsWith(demo.rialto());
            picture(page, "hand-off-without-javascript");

            page.getByRole(AriaRole.BUTTON).click();

            assertThat(page.getByText("Welcome")).not().hasCount(0);
            assertThat(page.url()).startsWith(demo.rewards());
        }
    }

    @Test
    void noPasswordTravelsButInTheShopsOwnLoginForm() {
        Visitor jane = new Visitor();
        Answer.Form login =
                jane.get(URI.create(demo.shop() + "customer/account/login/")).form();
        Map<String, String> filled = new HashMap<>(login.fields());
        filled.put("login[username]", "jane.doe@example.test");
        filled.put("login[password]", "jane-Demo1");
        jane.post(login.action(), filled);

        Answer answer = jane.get(URI.create(demo.launchLink("rewards")));
        while (answer.status() == 302) {
            answer = jane.follow(answer);
        }
        Answer inside = jane.follow(jane.submit(answer));

        assertThat(inside.body()).contains("Welcome");
        assertThat(jane.wire()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(jane.wire())
                .filteredOn(exchange -> exchange.contains("jane-Demo1"))
                .singleElement(STRING)
                .startsWith("POST " + demo.shop() + "customer/account/loginPost/");
    }

    /** A mail as a page of nobody's: it is on no site that any of the parties knows. */
    private static String link(String address) {
        return "<a href=\"" + address + "\">Spend your points</a>";
    }

    private static Page loggedIn(BrowserContext context, String email, String password) {
        Page page = context.newPage();
        page.navigate(demo.shop() + "customer/account/login/");
        logIn(page, email, password);
        page.navigate(demo.shop());
        return page;
    }

    private static void logIn(Page page, String email, String password) {
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In"))
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** The paths of the pages that the window goes through from now on; redirects are none. */
    private static List<String> pagesShownBy(Page page) {
        List<String> shown = new ArrayList<>();
        page.onResponse(response -> {
            if (response.request().isNavigationRequest() && response.status() == 200) {
                shown.add(URI.create(response.url()).getPath());
            }
        });
        return shown;
    }

    private static void picture(Page page, String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(true));
    }
}
