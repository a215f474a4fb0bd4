package io.rialto.server.jsonapi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a whole list is written into a file, a line for each of it. */
public enum ListFile {
    /** For spreadsheets. */
    CSV("text/csv", "csv") {
        @Override
        String head(List<String> columns) {
            return String.join(",", columns) + "\r\n";
        }

        @Override
        String line(Map<String, @Nullable Object> members) {
            return members.values().stream().map(ListFile::text).map(Csv::cell).collect(Collectors.joining(","))
                    + "\r\n";
        }
    },
    /** For programs: JSON Lines. */
    JSONL("application/jsonl", "jsonl") {
        @Override
        String head(List<String> columns) {
            return "";
        }

        @Override
        String line(Map<String, @Nullable Object> members) {
            return Json.text(members) + "\n";
        }
    };

    private final String mediaType;
    private final String ending;

    ListFile(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** Without its charset, which is UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** What the file's name ends with, without the dot. */
    public String ending() {
        return ending;
    }

    abstract String head(List<String> columns);

    abstract String line(Map<String, @Nullable Object> members);

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> Json.text(map);
            case Collection<?> list -> Json.text(list);
            default -> String.valueOf(value);
        };
    }
}
