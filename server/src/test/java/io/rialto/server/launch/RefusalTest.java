package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsDocumentedAsItIs(Refusal refusal) throws IOException {
        String page = Files.readString(Path.of("../docs/refusals.md"));

        assertThat(page)
                .contains("| `%s` | %d | %s. %s | %s |"
                        .formatted(
                                refusal.code(),
                                refusal.status(),
                                refusal.title(),
                                refusal.sentence(),
                                refusal.remedy()));
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsTheCallersAffairOrTheServices(Refusal refusal) {
        assertThat(refusal.status()).isBetween(400, 503).isNotEqualTo(500);
        assertThat(refusal.title()).doesNotEndWith(".");
        assertThat(refusal.sentence()).endsWith(".");
    }
}
