package io.rialto.server.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/presets} against the presets. */
@Tag("golden")
class PresetPagesTest {

    private static final Path PAGES = Path.of("../docs/presets");

    static Stream<Preset> presets() {
        return Presets.all().each().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void itsPageIsUpToDate(Preset preset) {
        Golden.file(PAGES.resolve(preset.name() + ".md")).holds(PresetPages.page(preset));
    }

    @Test
    void theIndexIsUpToDate() {
        Golden.file(PAGES.resolve("README.md"))
                .holds(PresetPages.index(Presets.all().each()));
    }

    @Test
    void noPageIsLeftOfAPresetThatIsGone() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ""))
                            .filter(name -> !name.equals("README")))
                    .allMatch(name -> Presets.all().find(name).isPresent());
        }
    }
}
