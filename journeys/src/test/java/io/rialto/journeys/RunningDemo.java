package io.rialto.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged demo: Rialto, shop and services, each on a port that was free. */
final class RunningDemo implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> ports;
    private final Path console;
    private final Process process;

    private RunningDemo(Map<String, String> ports, Path console, Process process) {
        this.ports = ports;
        this.console = console;
        this.process = process;
    }

    static RunningDemo start() {
        RunningDemo demo = begin();
        await("the demo").atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(demo::isRunning);
        return demo;
    }

    /** Runs it to its end. */
    static Outcome run(String... arguments) throws InterruptedException {
        RunningDemo demo = begin(arguments);
        if (!demo.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            demo.close();
            throw new AssertionError("it did not end: " + demo.said());
        }
        return new Outcome(demo.process.exitValue(), demo.said());
    }

    private static RunningDemo begin(String... arguments) {
        Map<String, String> ports = new LinkedHashMap<>();
        for (String party : List.of(
                "RIALTO", "RIALTO_DEMO_SHOP", "RIALTO_DEMO_REWARDS", "RIALTO_DEMO_WARRANTY", "RIALTO_DEMO_CLUB")) {
            ports.put(party + "_PORT", String.valueOf(Ports.free()));
        }
        List<String> command = new ArrayList<>(Programs.java());
        command.addAll(List.of("-jar", Programs.demo().toString()));
        command.addAll(List.of(arguments));
        try {
            Path console =
                    Files.createTempFile(Files.createDirectories(Path.of("target", "journeys")), "demo-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
            builder.environment().putAll(ports);
            return new RunningDemo(ports, console, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isRunning() {
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + said());
        }
        return said().contains("Ctrl-C stops everything");
    }

    private String said() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String shop() {
        return address("RIALTO_DEMO_SHOP_PORT");
    }

    String rewards() {
        return address("RIALTO_DEMO_REWARDS_PORT");
    }

    String rialto() {
        return address("RIALTO_PORT");
    }

    String launchLink(String service) {
        return launchLink("main", service);
    }

    String launchLink(String site, String service) {
        return rialto() + "s/" + site + "/launch/" + service;
    }

    private String address(String port) {
        return "http://127.0.0.1:" + ports.get(port) + "/";
    }

    @Override
    public void close() {
        process.destroy();
        await("the end of the demo").atMost(PATIENCE).until(() -> !process.isAlive());
    }
}
