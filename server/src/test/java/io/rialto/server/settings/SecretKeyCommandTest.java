package io.rialto.server.settings;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs that print the server's secret key, or fail to. */
class SecretKeyCommandTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void theKeyIsWhatTheProgramPrints() throws IOException {
        Path script = script("echo \"$1$2\"");
        Map<String, String> environment = Map.of(
                "RIALTO_SECRET_KEY_COMMAND",
                script + " " + KEY.substring(0, 9) + " " + KEY.substring(9),
                "RIALTO_DATA_DIR",
                folder.resolve("data").toString());

        byte[] key = SecretKeys.of(new Variables(environment::get).read(), new SecureRandom())
                .getEncoded();

        assertThat(key).isEqualTo(Base64.getUrlDecoder().decode(KEY));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void noShellReadsTheCommand() throws IOException {
        Path script = script("printf %s \"$#$1$2\" >\"$0.seen\"; echo " + KEY);

        new SecretKeyCommand(List.of(script.toString(), "$(id)", ";")).key();

        assertThat(Path.of(script + ".seen")).hasContent("2$(id);");
    }

    @Test
    void whatItSaysOnTheOtherStreamIsNotTheKey() throws IOException {
        assertThat(command(LONG, "echo noise >&2; echo " + KEY).key().getEncoded())
                .hasSize(32);
    }

    @Test
    void aProgramThatFailsIsRefusedWithItsExitCode() throws IOException {
        assertRefused(
                command(LONG, "echo " + KEY + "; echo hunter2 >&2; exit 3"),
                "RIALTO_SECRET_KEY_COMMAND ended with exit code 3: run it by hand, as the user that the server runs as, to see why.");
    }

    @Test
    void aProgramThatPrintsNothingIsRefused() throws IOException {
        assertRefused(
                command(LONG, "echo"),
                "RIALTO_SECRET_KEY_COMMAND printed nothing: it must print the key, 43 characters.");
    }

    @Test
    void whatIsNoKeyIsRefused() throws IOException {
        assertRefused(
                command(LONG, "echo hunter2"),
                "What RIALTO_SECRET_KEY_COMMAND printed must be 32 random bytes in base64url, 43 characters.");
    }

    @Test
    void whatGoesOnPrintingIsStopped() throws IOException {
        assertRefused(
                command(LONG, "exec yes hunter2"),
                "RIALTO_SECRET_KEY_COMMAND printed more than 1024 bytes: it must print the key, 43 characters, and nothing else.");
    }

    @Test
    void aProgramThatDoesNotEndIsStopped() throws IOException {
        assertRefused(
                command(Duration.ofSeconds(1), "echo $$ >\"$0.pid\"; echo " + KEY + "; exec sleep 600"),
                "RIALTO_SECRET_KEY_COMMAND did not end within 1 seconds: run it by hand, as the user that the server runs as, to see why.");

        long id = Long.parseLong(
                Files.readString(folder.resolve("program.pid"), US_ASCII).strip());
        ProcessHandle.of(id).ifPresent(program -> program.onExit().join());
    }

    @Test
    void nobodyAnswersItsQuestions() throws IOException {
        assertRefused(
                command(LONG, "read answer || exit 7"),
                "RIALTO_SECRET_KEY_COMMAND ended with exit code 7: run it by hand, as the user that the server runs as, to see why.");
    }

    @Test
    void aProgramThatIsNotThereIsNamedWithoutItsArguments() {
        assertRefused(
                new SecretKeyCommand(List.of("/nowhere/kms", "hunter2")),
                "RIALTO_SECRET_KEY_COMMAND names the program /nowhere/kms, which cannot be started: give its whole path.");
    }

    private static void assertRefused(SecretKeyCommand command, String sentence) {
        assertThatThrownBy(command::key)
                .isInstanceOf(StartRefused.class)
                .hasMessage(sentence)
                .satisfies(
                        refused -> assertThat(Throwables.getStackTrace(refused)).doesNotContain("hunter2", KEY));
    }

    private SecretKeyCommand command(Duration patience, String program) throws IOException {
        return new SecretKeyCommand(List.of(script(program).toString()), patience);
    }

    private Path script(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + program + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
