package io.rialto.server.handoff.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource
    void everyFaultIsDocumentedAsItIs(Fault fault) throws IOException {
        String page = Files.readString(Path.of("../docs/refusals.md"));

        assertThat(page)
                .contains("| `%s` | %d | %s. %s | %s | %s |"
                        .formatted(
                                fault.code(),
                                fault.status(),
                                fault.title(),
                                fault.sentence(),
                                fault.mender().name().toLowerCase(Locale.ROOT),
                                fault.remedy()));
    }
}
