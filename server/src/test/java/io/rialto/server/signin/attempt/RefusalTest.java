package io.rialto.server.signin.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsDocumentedAsItIs(Refusal refusal) throws IOException {
        String page = Files.readString(Path.of("../docs/sign-in-refusals.md"));

        assertThat(page)
                .contains("| `%s` | %s | %s | %s |"
                        .formatted(refusal.code(), refusal.sentence(), refusal.advice(), refusal.cause()));
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalFitsItsColumnAndSaysWhatToDo(Refusal refusal) {
        assertThat(refusal.name()).hasSizeLessThanOrEqualTo(30);
        assertThat(refusal.sentence()).endsWith(".");
        assertThat(refusal.advice()).endsWith(".");
        assertThat(Refusal.of(refusal.code())).contains(refusal);
    }

    @Test
    void theFourThatOthersDocumentAreWordedAsTheyAre() {
        assertThat(Refusal.DISABLED.sentence())
                .isEqualTo("The selected provider has been disabled, please contact the organization owner.");
        assertThat(Refusal.UNKNOWN.sentence()).isEqualTo("The selected provider does not exist.");
        assertThat(Refusal.PENDING.sentence())
                .isEqualTo(
                        "The selected provider is not verified. Please add the provided DNS TXT record to your domain.");
        assertThat(Refusal.ERROR.sentence())
                .isEqualTo(
                        "The selected provider is in error. The domain may not exist or we may be unable to resolve it.");
    }
}
