package io.rialto.server.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is read by somebody whose server does not start. */
@ExtendWith(OutputCaptureExtension.class)
class SentencesTest {

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatIsNotThere(CapturedOutput output) throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThatThrownBy(() -> RunningServer.start(
                folder,
                Map.of("RIALTO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/x?password=hunter2")));

        assertThat(output.getAll())
                .contains("does not start. RIALTO_DATABASE_URL: no database answers there.")
                .doesNotContain("hunter2", "\tat ");
    }

    @Test
    void aPortThatAnotherProgramHas(CapturedOutput output) {
        try (RunningServer first = RunningServer.start(folder.resolve("first"), Map.of())) {
            assertThatThrownBy(() -> RunningServer.start(folder.resolve("second"), first.port(), Map.of()));

            assertThat(output.getAll())
                    .contains("RIALTO_PORT: port " + first.port() + " is taken by another program")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aValueThatCannotBeUsed(CapturedOutput output) {
        assertThatThrownBy(() -> RunningServer.start(folder, Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "perhaps")));

        assertThat(output.getAll())
                .contains("does not start. RIALTO_ALLOW_PRIVATE_ADDRESSES must be true or false.")
                .doesNotContain("\tat ");
    }
}
