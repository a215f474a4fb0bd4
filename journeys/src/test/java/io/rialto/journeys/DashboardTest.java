package io.rialto.journeys;

import static io.rialto.journeys.RunningRialto.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the dashboard that a link leads to, as those of each role meet it. */
class DashboardTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int MOST_PAGES = 150;

    private static RunningRialto rialto;
    private static Playwright playwright;
    private static Browser chromium;

    @BeforeAll
    static void start() {
        Configuration configuration = Configuration.of(
                Configuration.Site.aSite(
                        "main",
                        Configuration.Service.aService("rewards"),
                        Configuration.Service.aService("warranty").with("allow", "'wholesale' in customer.segments")),
                Configuration.Site.aSite("outlet").with("environment", "staging"));
        rialto = prepared(Database.H2, configuration.withUsers(PASSWORD, "owner", "support"));
        rialto.start();
        Shop shop = rialto.shop("main");
        shop.launch("rewards", Person.jane());
        shop.launch("warranty", Person.jane());
        playwright = Chromium.playwright();
        chromium = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        playwright.close();
        rialto.close();
    }

    @ParameterizedTest
    @CsvSource({"owner, DARK, 390", "support, LIGHT, 1280"})
    void noPageHasABarrierAScrollbarOrABrokenLink(String role, ColorScheme scheme, int width) {
        try (BrowserContext context = chromium.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900))) {
            Page page = context.newPage();
            List<String> complaints = new java.util.ArrayList<>();
            page.onConsoleMessage(said -> {
                if (said.type().equals("error")) {
                    complaints.add(page.url() + ": " + said.text());
                }
            });
            signIn(page, role + "@acme.example");

            Map<String, String> walked = walk(page);

            assertThat(walked).hasSizeBetween(10, MOST_PAGES - 1);
            assertThat(walked.values()).containsOnly("");
            assertThat(complaints).isEmpty();
        }
    }

    private static void signIn(Page page, String email) {
        page.navigate(rialto.url() + "/login");
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("form button.wide").click();
        page.waitForURL(rialto.url() + "/dashboard");
    }

    /** What is wrong with each page, by its kind: of many that differ by an id, one is enough. */
    private static Map<String, String> walk(Page page) {
        Map<String, String> walked = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/dashboard", "/dashboard/acme"));
        Set<String> kinds = new LinkedHashSet<>();
        while (!ahead.isEmpty() && walked.size() < MOST_PAGES) {
            String path = ahead.poll();
            Response answer = page.navigate(rialto.url() + path);
            walked.put(
                    path,
                    answer.status() == 200 ? Accessibility.barriers(page) + overflow(page) : "" + answer.status());
            for (String link : links(page)) {
                if (kinds.add(kind(link))) {
                    ahead.add(link);
                }
            }
        }
        return walked;
    }

    @SuppressWarnings("unchecked") // the script answers texts
    private static List<String> links(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('a[href]:not([download])')].map(link => new URL(link.href))
                    .filter(url => url.origin === location.origin && /^[/](dashboard|me)/.test(url.pathname))
                    .map(url => url.pathname + url.search)""");
    }

    private static String kind(String link) {
        return link.replaceAll("[0-9A-Za-z-]*[0-9][0-9A-Za-z-]{7,}", "ID").replaceAll("=[^&]*", "=");
    }

    private static String overflow(Page page) {
        boolean fits = (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
        return fits ? "" : "wider than the window";
    }
}
