package io.rialto.server.preset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All presets of this release. Safe for use by many threads. */
public final class Presets {

    private static final String FILES = "classpath*:io/rialto/server/preset/*.yaml";
    private static final Presets ALL = new Presets();

    private final Map<String, Preset> byName = new TreeMap<>();

    private Presets() {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver(Presets.class.getClassLoader()).getResources(FILES)) {
                String name =
                        file.getFilename() == null ? "" : file.getFilename().replace(".yaml", "");
                byName.put(name, PresetFile.read(name, file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Presets all() {
        return ALL;
    }

    public Optional<Preset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In alphabetical order. */
    public Set<String> names() {
        return byName.keySet();
    }

    public Collection<Preset> each() {
        return byName.values();
    }
}
