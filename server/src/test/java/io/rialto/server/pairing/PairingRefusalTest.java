package io.rialto.server.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairingRefusalTest {

    @ParameterizedTest
    @EnumSource
    void theGuideSaysWhatToDo(PairingRefusal refusal) throws IOException {
        String guide = Files.readString(Path.of("../docs/install-the-magento-module.md"));

        assertThat(guide).contains("`" + refusal.code() + "`");
        assertThat(refusal.message()).endsWith(".");
    }
}
