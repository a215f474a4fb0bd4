package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Words that nobody else says, and a search for them in everything that could have kept them. */
final class Canary {

    /** How a word may look to whoever wrote it down: the needle, by the name of its disguise. */
    private final Map<String, String> needles = new LinkedHashMap<>();

    private final Map<String, String> needlesInAnyCase = new LinkedHashMap<>();

    static Canary of(String... words) {
        Canary canary = new Canary();
        for (String word : words) {
            canary.learn(word);
        }
        return canary;
    }

    private void learn(String word) {
        byte[] bytes = word.getBytes(UTF_8);
        anyCase(word, "plain", latin(bytes));
        anyCase(word, "hex", HexFormat.of().formatHex(bytes));
        anyCase(word, "URL-encoded", URLEncoder.encode(word, UTF_8));
        anyCase(word, "escaped for JSON", escaped(word));
        anyCase(word, "UTF-16LE", latin(word.getBytes(UTF_16LE)));
        anyCase(word, "UTF-16BE", latin(word.getBytes(UTF_16BE)));
        base64(word, bytes);
        base64(word.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    private void anyCase(String word, String disguise, String needle) {
        needlesInAnyCase.put(word + ", " + disguise, lower(needle.getBytes(ISO_8859_1)));
    }

    /** Three letters become four: what is certain of a word depends on where in its three it begins. */
    private void base64(String word, byte[] bytes) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            int from = shift == 0 ? 0 : 4;
            int certain = shifted.length / 3 * 4;
            String text = Base64.getEncoder().encodeToString(shifted).substring(from, certain);
            needles.put(word + ", base64 at " + shift, text);
            needles.put(word + ", base64url at " + shift, text.replace('+', '-').replace('/', '_'));
        }
    }

    private static String escaped(String word) {
        StringBuilder escaped = new StringBuilder();
        word.chars().forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return escaped.toString();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** Where the words are: empty when nowhere. */
    List<String> findIn(String where, byte[] content) {
        String text = latin(content);
        String lower = lower(content);
        List<String> found = new ArrayList<>();
        needles.forEach((name, needle) -> {
            if (text.contains(needle)) {
                found.add(where + ": " + name);
            }
        });
        needlesInAnyCase.forEach((name, needle) -> {
            if (lower.contains(needle)) {
                found.add(where + ": " + name);
            }
        });
        return found;
    }

    List<String> findInText(String where, String content) {
        return findIn(where, content.getBytes(UTF_8));
    }

    /** Searches every file below a folder, whatever it is. */
    List<String> findBelow(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(folder)) {
            files = below.filter(Files::isRegularFile).toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            found.addAll(findIn(file.toString(), bytes(file)));
        }
        return found;
    }

    /** PostgreSQL may do away with a file of its own while we look. */
    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException goneMeanwhile) {
            return new byte[0];
        }
    }

    /** A byte is a letter here, and only those of ASCII have a case. */
    private static String lower(byte[] content) {
        byte[] lower = content.clone();
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] = (byte) (lower[i] + 'a' - 'A');
            }
        }
        return latin(lower);
    }
}
