package io.rialto.server.jsonapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back.
 *
 * @param body JSON; null: none
 * @param headers those that belong to this answer, beside those that every answer has
 */
record Answer(int status, @Nullable String body, Map<String, String> headers) {

    Answer {
        headers = Map.copyOf(headers);
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
        return new Answer(status, body, more);
    }

    boolean isError() {
        return status >= 400;
    }
}
