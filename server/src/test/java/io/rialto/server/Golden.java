package io.rialto.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that says what comes out, read as a diff when it changes; {@code ./rialto golden} writes it. */
public record Golden(Path path) {

    public static Golden file(Path path) {
        return new Golden(path);
    }

    public void holds(String text) {
        try {
            if ("write".equals(System.getProperty("rialto.golden"))) {
                Files.writeString(path, text);
            }
            assertThat(Files.readString(path)).isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
