package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ways that {@link BlockedCookiesTest} goes in Chromium, in the two other families of browsers, set as they come. */
@Tag("interop")
class OtherBrowsersTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static ThreeSites sites;

    /** Each with how its program is started: WebKit's needs a screen. */
    enum Browser {
        FIREFOX("Firefox/", "node browse.mjs"),
        WEBKIT("AppleWebKit/", "xvfb-run -a node browse.mjs");

        private final String agent;
        private final String command;

        Browser(String agent, String command) {
            this.agent = agent;
            this.command = command;
        }
    }

    private record Step(String act, String on) {}

    @BeforeAll
    static void start() throws Exception {
        sites = new ThreeSites(folder);
        Path programs = Path.of("src", "test", "node", "browsers");
        for (String file : List.of("package.json", "package-lock.json", "browse.mjs")) {
            Files.copy(programs.resolve(file), folder.resolve(file));
        }
        Outcome.of(folder, Map.of(), "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .good();
    }

    @AfterAll
    static void stop() {
        sites.close();
    }

    @ParameterizedTest
    @EnumSource
    void aClickAtTheShopLeadsInside(Browser browser) throws Exception {
        goes(browser, open(sites.store.url()), click("Rewards"), see("Welcome jane.doe@example.test, from the shop"));
    }

    @ParameterizedTest
    @EnumSource
    void aServicesPostLeadsThroughTheShopAndBack(Browser browser) throws Exception {
        goes(
                browser,
                open(sites.store.url()),
                open(sites.service.url() + "/begin"),
                click("Log in"),
                see("Welcome jane.doe@example.test, where she was"));
    }

    @ParameterizedTest
    @EnumSource
    void anOpenIdConnectLoginLeadsInsideAndOutAgain(Browser browser) throws Exception {
        goes(
                browser,
                open(sites.store.url()),
                click("Club"),
                see("Welcome to the club, status 200"),
                click("Log out of the club"),
                see("Good bye from the club"));
    }

    @ParameterizedTest
    @EnumSource
    void theShopsLogoutReachesTheServiceByTheBrowser(Browser browser) throws Exception {
        goes(
                browser,
                open(sites.store.url()),
                click("Rewards"),
                see("from the shop"),
                open(sites.store.url()),
                click("Log out"),
                see("You are logged out."));
    }

    private static void goes(Browser browser, Step... steps) throws Exception {
        List<Map<String, String>> way =
                Arrays.stream(steps).map(step -> Map.of(step.act(), step.on())).toList();
        String input =
                JSON.writeValueAsString(Map.of("browser", browser.name().toLowerCase(Locale.ROOT), "steps", way));

        JsonNode gone = JSON.readTree(
                Outcome.of(folder, Map.of(), input, browser.command.split(" ")).good());

        assertThat(gone.path("done").asBoolean()).as(gone.toString()).isTrue();
        assertThat(gone.path("agent").asString()).contains(browser.agent);
    }

    private static Step open(String address) {
        return new Step("open", address);
    }

    private static Step click(String text) {
        return new Step("click", text);
    }

    private static Step see(String text) {
        return new Step("see", text);
    }
}
