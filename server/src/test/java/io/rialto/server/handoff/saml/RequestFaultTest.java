package io.rialto.server.handoff.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestFaultTest {

    @ParameterizedTest
    @EnumSource
    void everyFaultIsDocumentedAsItIs(RequestFault fault) throws IOException {
        String page = Files.readString(Path.of("../docs/refusals.md"));

        assertThat(page)
                .contains("| `%s` | %d | %s. %s | %s |"
                        .formatted(fault.code(), fault.status(), fault.title(), fault.sentence(), fault.remedy()));
    }
}
