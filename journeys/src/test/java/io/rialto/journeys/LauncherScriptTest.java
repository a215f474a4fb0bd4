package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script on a machine where something is missing: one sentence, and nothing is begun. */
class LauncherScriptTest {

    private static final List<String> PLAIN_TOOLS = List.of(
            "basename",
            "cat",
            "cp",
            "dirname",
            "find",
            "grep",
            "head",
            "kill",
            "mkdir",
            "readlink",
            "sed",
            "sleep",
            "sort",
            "tail",
            "touch",
            "tr");

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path machine;

    private Path script;
    private Path tools;

    /** A machine with the tools that every one has, a JDK at JAVA_HOME, and neither Maven nor another JDK. */
    @BeforeEach
    void setUp() throws IOException {
        String text = Files.readString(Path.of("..", "rialto"));
        assertThat(text).contains("/usr/lib/jvm/* /opt/* /opt/*/*", "/Library/Java", "/usr/libexec/java_home");
        script = Files.writeString(
                machine.resolve("rialto"),
                text.replace("/usr/lib/jvm/* /opt/* /opt/*/*", "/nowhere/*")
                        .replace("/Library/Java", "/nowhere")
                        .replace("/usr/libexec/java_home", "/nowhere/java_home"));
        tools = Files.createDirectory(machine.resolve("bin"));
        for (String tool : PLAIN_TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), whereIs(tool));
        }
        environment.put("PATH", tools.toString());
        environment.put("HOME", machine.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("RIALTO_PORT", String.valueOf(Ports.free()));
        for (String party : List.of("SHOP", "REWARDS", "WARRANTY", "CLUB")) {
            environment.put("RIALTO_DEMO_" + party + "_PORT", String.valueOf(Ports.free()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "check rialto.yaml", "test", "bench", "fmt", "golden"})
    void withoutAJdkItSaysWhichAndWhere(String command) throws Exception {
        environment.put("JAVA_HOME", "");

        assertThat(said(command))
                .isEqualTo("rialto: no JDK 25 or later was found; install one, for example Eclipse Temurin 25 from"
                        + " https://adoptium.net, or set JAVA_HOME to the folder of the one you have.");
    }

    @Test
    void anOldJdkIsNone() throws Exception {
        Path old = Files.createDirectories(machine.resolve("jdk-17/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.12\"\n");
        assertThat(Files.createFile(old.resolve("bin/javac")).toFile().setExecutable(true))
                .isTrue();
        environment.put("JAVA_HOME", old.toString());

        assertThat(said("serve")).startsWith("rialto: no JDK 25 or later was found;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "check rialto.yaml", "test", "bench", "fmt", "golden"})
    void withoutMavenItSaysHowToGetIt(String command) throws Exception {
        assertThat(said(command))
                .isEqualTo("rialto: Maven is missing; install version 3.8.7 or later, on Debian with"
                        + " 'apt-get install maven', else from https://maven.apache.org/download.cgi.");
    }

    @Test
    void anOldMavenIsNamed() throws Exception {
        Path old = Files.writeString(tools.resolve("mvn"), "#!/bin/sh\necho 'Apache Maven 3.6.3 (x)'\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        assertThat(said("serve"))
                .isEqualTo("rialto: Maven 3.8.7 or later is needed, but 'mvn --version' says 3.6.3;"
                        + " get a later one from https://maven.apache.org/download.cgi.");
    }

    @ParameterizedTest
    @CsvSource({
        "serve, RIALTO_PORT",
        "demo, RIALTO_PORT",
        "demo, RIALTO_DEMO_SHOP_PORT",
        "demo, RIALTO_DEMO_REWARDS_PORT",
        "demo, RIALTO_DEMO_WARRANTY_PORT",
        "demo, RIALTO_DEMO_CLUB_PORT"
    })
    void aPortThatIsTakenIsNamedBeforeAnythingIsBuilt(String command, String variable) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put(variable, String.valueOf(taken.getLocalPort()));

            assertThat(said(command))
                    .isEqualTo("rialto: port " + taken.getLocalPort() + " is taken by another program; stop it,"
                            + " or choose another with " + variable + ".");
        }
    }

    /** All it says before it gives up. */
    private String said(String command) throws Exception {
        Outcome outcome = Outcome.of(
                machine,
                environment,
                "",
                Stream.concat(Stream.of("/bin/bash", script.toString()), Stream.of(command.split(" ")))
                        .toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.output()).isEqualTo(1);
        return outcome.output();
    }

    private static Path whereIs(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this machine has no " + tool));
    }
}
