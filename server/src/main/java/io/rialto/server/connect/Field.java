package io.rialto.server.connect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be given.
 *
 * @param name where it stands in the block of the service's protocol, as {@code metadata/url}
 * @param main whether most services need it
 */
record Field(String name, String label, String hint, Kind kind, boolean main, String value) {

    enum Kind {
        LINE,
        SECRET,
        /** Several, one on each line. */
        LINES,
        /** Several certificates. */
        CERTIFICATES,
        /** Much in one. */
        DOCUMENT
    }

    Field(String name, String label, String hint, Kind kind, boolean main) {
        this(name, label, hint, kind, main, "");
    }

    Field with(String typed) {
        return new Field(name, label, hint, kind, main, kind == Kind.SECRET ? "" : typed);
    }

    /** What was given of it before, as one types it. */
    Field from(Map<String, ? extends @Nullable Object> given) {
        Object value = given;
        for (String step : name.split("/", -1)) {
            value = value instanceof Map<?, ?> members ? members.get(step) : null;
        }
        String text = value instanceof List<?> several
                ? String.join("\n", several.stream().map(String::valueOf).toList())
                : value == null ? "" : String.valueOf(value);
        return with(text);
    }

    /** What was typed, as the service's definition has it. */
    Object read(String typed) {
        return switch (kind) {
            case LINE, SECRET, DOCUMENT -> typed.strip();
            case LINES -> List.of(typed.strip().split("[\\s,]+"));
            case CERTIFICATES ->
                typed.contains("-----END")
                        ? List.of(typed.strip().split("(?<=-----END CERTIFICATE-----)\\s*"))
                        : List.of(typed.strip());
        };
    }

    public boolean large() {
        return kind != Kind.LINE && kind != Kind.SECRET;
    }

    public boolean secret() {
        return kind == Kind.SECRET;
    }

    /** It may hold what somebody typed: it has no text. */
    @Override
    public String toString() {
        return "Field[" + name + "]";
    }
}
