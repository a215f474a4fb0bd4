package io.rialto.server.audit;

import io.rialto.server.settings.Settings;
import io.rialto.server.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where chains ended when this node last looked, in a file beside the database: who puts an older copy of the database in its place is
 * found by it.
 */
@Component
final class Anchors {

    private static final String FILE = "version-heads";
    private static final Pattern LINE = Pattern.compile("[0-9a-f-]{36} [0-9]{1,18} [A-Za-z0-9_-]{43}");

    private final Path file;

    @Autowired
    Anchors(Settings settings) {
        this(settings.dataFolder());
    }

    Anchors(Path folder) {
        this.file = folder.resolve(FILE);
    }

    Anchor of(UUID organization) {
        return read().getOrDefault(organization, Anchor.NONE);
    }

    Set<UUID> organizations() {
        return read().keySet();
    }

    Map<UUID, Anchor> read() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<UUID, Anchor> anchors = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                if (!LINE.matcher(line).matches()) {
                    throw new StartRefused(file + " was altered by hand: put it back, or remove it.");
                }
                List<String> words = List.of(line.split(" "));
                anchors.put(UUID.fromString(words.get(0)), new Anchor(Long.parseLong(words.get(1)), words.get(2)));
            }
            return anchors;
        } catch (IOException e) {
            throw new StartRefused(file + " cannot be read.", e);
        }
    }

    void write(Map<UUID, Anchor> anchors) throws IOException {
        Path next = file.resolveSibling(FILE + ".next");
        Files.writeString(
                next,
                new TreeMap<>(anchors)
                        .entrySet().stream()
                                .map(each ->
                                        each.getKey() + " " + each.getValue().number() + " "
                                                + each.getValue().hash() + "\n")
                                .collect(Collectors.joining()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
