package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;

/** Of a page of the staff, for people to look at: narrow and wide, light and dark. */
record Pictures(Page page) {

    private static final Path FOLDER = Path.of("target", "pictures");

    void take(String name) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {390, 1280}) {
                page.setViewportSize(width, 844);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(FOLDER.resolve("staff-" + name + "-" + width + "-"
                                + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s fits %d pixels", name, width)
                        .isTrue();
            }
        }
    }
}
