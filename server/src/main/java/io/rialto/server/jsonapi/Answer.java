package io.rialto.server.jsonapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back.
 *
 * @param body JSON; null: none
 * @param extract a whole list as a file, in place of a body
 * @param headers those that belong to this answer, beside those that every answer has
 */
record Answer(int status, @Nullable String body, @Nullable Extract extract, Map<String, String> headers) {

    Answer {
        headers = Map.copyOf(headers);
    }

    Answer(int status, @Nullable String body, Map<String, String> headers) {
        this(status, body, null, headers);
    }

    static Answer of(Extract extract) {
        return new Answer(
                200,
                null,
                extract,
                Map.of(
                        "Content-Type",
                        extract.contentType(),
                        "Content-Disposition",
                        "attachment; filename=\"" + extract.fileName() + "\"",
                        "Cache-Control",
                        "no-store"));
    }

    static Answer of(int status, Object document) {
        return new Answer(status, Json.text(document), Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, null, Map.of());
    }

    /** All errors have the first one's status. The reference is what the log has too. */
    static Answer errors(List<ApiError> errors, String reference) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("errors", errors.stream().map(ApiError::json).toList());
        document.put("meta", Map.of("reference", reference));
        return of(errors.getFirst().status(), document);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, extract, more);
    }

    boolean isError() {
        return status >= 400;
    }
}
