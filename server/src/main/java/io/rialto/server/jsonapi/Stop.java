package io.rialto.server.jsonapi;

import java.util.List;

/** The request goes no further: what is wrong is in the request itself, found while it is read. Has no trace. */
final class Stop extends RuntimeException {

    private final transient List<ApiError> errors;

    Stop(ApiError error) {
        this(List.of(error));
    }

    Stop(List<ApiError> errors) {
        super(errors.getFirst().code(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    List<ApiError> errors() {
        return errors;
    }
}
