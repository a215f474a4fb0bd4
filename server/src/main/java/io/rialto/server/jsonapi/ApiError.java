package io.rialto.server.jsonapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One member of {@code errors}, in the wording of the API that the official clients were written for.
 *
 * @param source {@code pointer} or {@code parameter}, and where; empty: the request as a whole
 */
record ApiError(
        int status, String code, String title, String detail, Map<String, String> source, Map<String, Object> meta) {

    static ApiError of(int status, String code, String title, String detail) {
        return new ApiError(status, code, title, detail, Map.of(), Map.of());
    }

    static ApiError ofParameter(String code, String title, String detail, String parameter) {
        return new ApiError(400, code, title, detail, Map.of("parameter", parameter), Map.of());
    }

    static ApiError ofPointer(String code, String title, String detail, String pointer) {
        return new ApiError(400, code, title, detail, Map.of("pointer", pointer), Map.of());
    }

    static ApiError paramNotAllowed(String name, @Nullable String pointer) {
        String detail = name + " is not allowed.";
        return pointer == null
                ? ofParameter("PARAM_NOT_ALLOWED", "Param not allowed", detail, name)
                : ofPointer("PARAM_NOT_ALLOWED", "Param not allowed", detail, pointer);
    }

    static ApiError invalidToken() {
        return of(401, "INVALID_TOKEN", "Invalid token", "The access token you provided is invalid.");
    }

    static ApiError notFound() {
        return of(
                404,
                "RECORD_NOT_FOUND",
                "Record not found",
                "The requested resource was not found. Please double-check the resource id.");
    }

    /** Every fault of an invalid request. */
    static List<ApiError> of(Refusal.Invalid invalid) {
        return invalid.faults().stream()
                .map(fault -> new ApiError(
                        422,
                        "VALIDATION_ERROR",
                        fault.message(),
                        fault.name() + " - " + fault.message(),
                        Map.of("pointer", fault.pointer()),
                        fault.meta()))
                .toList();
    }

    static List<ApiError> of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid invalid -> of(invalid);
            case Refusal.Forbidden(String why) -> List.of(of(403, "UNAUTHORIZED", "Access denied", why));
            case Refusal.Conflict(String why) -> List.of(of(409, "CONFLICT", "Record not unique", why));
            case Refusal.Locked(String why) -> List.of(of(423, "LOCKED", "Locked resource", why));
            case Refusal.Gone gone -> List.of(notFound());
        };
    }

    Map<String, Object> json() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("title", title);
        error.put("detail", detail);
        error.put("code", code);
        if (!source.isEmpty()) {
            error.put("source", source);
        }
        error.put("status", String.valueOf(status));
        error.put("meta", meta);
        return error;
    }
}
