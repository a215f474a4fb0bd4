package io.rialto.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services in {@code src/test/node} and the libraries of others that they are built with: fetched once, by the first that needs them. */
final class NodePrograms {

    private static final Path FOLDER = installed();
    private static final JsonMapper JSON = new JsonMapper();

    private NodePrograms() {}

    /** What a program says to what it reads. */
    static JsonNode said(String program, Map<String, ?> input) throws IOException, InterruptedException {
        return JSON.readTree(Outcome.of(FOLDER, Map.of(), JSON.writeValueAsString(input), "node", program)
                .good());
    }

    private static Path installed() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "node-programs-");
            Path programs = Path.of("src", "test", "node");
            for (String file : List.of("package.json", "package-lock.json", "service.mjs", "samlify.mjs")) {
                Files.copy(programs.resolve(file), folder.resolve(file));
            }
            Outcome.of(folder, Map.of(), "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .good();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
