package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of axe-core: what a machine can find of what keeps people out. */
final class Accessibility {

    private static final String AXE = axe();

    // The policy of our pages stops no script that the browser's own tools run.
    private static final String BARRIERS = """
            rules => axe.run(document, { resultTypes: ['violations'],
                    ...(rules ? { runOnly: rules } : { rules: { 'target-size': { enabled: true } } }) })
                .then(found => found.violations.flatMap(rule =>
                    rule.nodes.map(node => rule.id + ' at ' + node.target + ': ' + node.failureSummary)).join('\\n'))
            """;

    private Accessibility() {}

    /** In the light and in the dark, at the page's present width. */
    static void check(String name, Page page) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

            assertThat(barriers(page)).as("barriers of %s, %s", name, scheme).isEqualTo("");
        }
    }

    /** One a line; none: an empty text. */
    static String barriers(Page page) {
        page.evaluate(AXE);
        return String.valueOf(page.evaluate(BARRIERS, null));
    }

    /** Of a page that was searched before: those alone that another colour scheme may bring. */
    static String ofColours(Page page) {
        return String.valueOf(page.evaluate(BARRIERS, List.of("color-contrast")));
    }

    /** Of a page that was searched before: those alone that another width may bring. */
    static String ofPlaces(Page page) {
        return String.valueOf(page.evaluate(BARRIERS, List.of("target-size", "scrollable-region-focusable")));
    }

    private static String axe() {
        try (InputStream source =
                Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"), "axe-core")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
