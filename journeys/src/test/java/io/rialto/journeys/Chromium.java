package io.rialto.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's own browser; Playwright brings none. */
final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", // as root it has none
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(ARGUMENTS));
    }

    /** As somebody set it who allows cookies to sites within other sites, or does not. The setting is the profile's. */
    static BrowserContext withForeignCookies(boolean allowed, Playwright playwright, Path profile) throws IOException {
        Path preferences = Files.createDirectories(profile.resolve("Default")).resolve("Preferences");
        Files.writeString(
                preferences,
                "{\"profile\":{\"block_third_party_cookies\":" + !allowed + ",\"cookie_controls_mode\":"
                        + (allowed ? 0 : 1) + "}}");
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(ARGUMENTS));
    }
}
