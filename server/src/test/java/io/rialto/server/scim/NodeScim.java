package io.rialto.server.scim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A service built with scimmy, a program of its own in Node: fetched and started once, and left empty by nobody. */
final class NodeScim implements ServiceOfOthers {

    private final Process process;
    private final URI url;

    private NodeScim(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static NodeScim running() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "scim-of-others-");
            for (String file : List.of("package.json", "package-lock.json", "scimmy.mjs")) {
                Files.copy(Path.of("src", "test", "node", "scim", file), folder.resolve(file));
            }
            Path log = folder.resolve("npm.log");
            ProcessBuilder npm = program(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            if (npm.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor()
                    != 0) {
                throw new AssertionError("npm ci: " + Files.readString(log));
            }
            return started(program(folder, "node", "scimmy.mjs", TOKEN)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder program(Path folder, String... command) {
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static NodeScim started(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.US_ASCII);
        return new NodeScim(process, URI.create("http://127.0.0.1:" + said.readLine() + "/scim/v2"));
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
