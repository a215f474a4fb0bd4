package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a program of somebody else ended, and what it said. */
record Outcome(int code, String output) {

    private static final int PATIENCE_SECONDS = 120;

    static Outcome of(Path folder, Map<String, String> environment, String input, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        Thread watch = Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        });
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        int code = process.waitFor();
        watch.interrupt();
        return new Outcome(code, output);
    }

    /** The output of a program that must not fail. */
    String good() {
        if (code != 0) {
            throw new AssertionError("exit code " + code + ": " + output);
        }
        return output;
    }
}
