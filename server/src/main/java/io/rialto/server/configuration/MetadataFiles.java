package io.rialto.server.configuration;

import io.rialto.saml.ServiceProviderMetadata;
import io.rialto.server.configuration.Rule.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Documents that the configuration names.
 *
 * @param folder of the configuration file, from which their paths count
 * @param open whether files are read at all: who writes by the API names none of this machine's
 */
record MetadataFiles(@Nullable Path folder, boolean open, Clock clock) {

    MetadataFiles(@Nullable Path folder, Clock clock) {
        this(folder, true, clock);
    }

    /** No file is read. */
    static MetadataFiles closed(Clock clock) {
        return new MetadataFiles(null, false, clock);
    }

    Verdict<byte[]> read(String path) {
        if (!open) {
            return Rule.bad("is for the configuration file alone: give xml or url in its place");
        }
        try {
            Path file = folder == null ? Path.of(path) : folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                return Rule.bad("names no file; a path counts from the configuration file's folder");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Rule.good(in.readNBytes(ServiceProviderMetadata.LARGEST + 1));
            }
        } catch (InvalidPathException none) {
            return Rule.bad("is no path");
        } catch (IOException unreadable) {
            return Rule.bad("names a file that cannot be read");
        }
    }
}
