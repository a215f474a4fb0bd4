package io.rialto.server.jsonapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can go wrong, by status. */
final class OpenApiFaults {

    private static final Map<Integer, String> MEANINGS = meanings();
    private static final List<Integer> ALWAYS = List.of(400, 401, 404, 406, 429, 500, 503);
    private static final List<Integer> WRITING = List.of(403, 409, 412, 413, 415, 422, 423);

    private OpenApiFaults() {}

    private static Map<Integer, String> meanings() {
        Map<Integer, String> meanings = new LinkedHashMap<>();
        meanings.put(400, "A parameter or the document is not as it must be.");
        meanings.put(401, "The access token is missing, wrong, revoked or over.");
        meanings.put(
                403,
                "The organization's plan or your role does not allow it, or the plan has ended (PLAN_ENDED); the"
                        + " detail says which.");
        meanings.put(404, "There is no such resource for you.");
        meanings.put(406, "The Accept header does not allow application/vnd.api+json.");
        meanings.put(409, "Somebody else was first, or the resource is not in a state for this.");
        meanings.put(412, "The resource has been changed since If-Match was read.");
        meanings.put(413, "The document is too large.");
        meanings.put(415, "The document's Content-Type is not application/vnd.api+json.");
        meanings.put(422, "A value cannot be; each fault has its pointer.");
        meanings.put(423, "Something else needs the resource.");
        meanings.put(429, "Too many requests: wait for the seconds in Retry-After.");
        meanings.put(500, "A failure of ours; tell support the reference.");
        meanings.put(503, "We cannot do this right now.");
        return meanings;
    }

    /** The responses that operations refer to. */
    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        MEANINGS.forEach((status, meaning) -> all.put("error_" + status, response(status, meaning)));
        return all;
    }

    private static Map<String, Object> response(int status, String meaning) {
        String type = status == 429 ? "application/json" : MediaTypes.JSON_API;
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", meaning);
        response.put(
                "content", Map.of(type, Map.of("schema", OpenApiSchemas.ref(status == 429 ? "throttled" : "errors"))));
        return response;
    }

    static void addTo(Map<String, Object> responses, boolean writing) {
        Stream.concat(ALWAYS.stream(), writing ? WRITING.stream() : Stream.of())
                .sorted()
                .forEach(status -> responses.put(
                        String.valueOf(status), Map.of("$ref", "#/components/responses/error_" + status)));
    }
}
