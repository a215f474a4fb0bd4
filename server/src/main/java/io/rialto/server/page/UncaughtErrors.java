package io.rialto.server.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * The last stop of an exception, so that the container does not print it: its message may quote what was sent, a ticket for
 * example. The log gets its kind and the place.
 */
@ControllerAdvice
class UncaughtErrors {

    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);
    private static final String OURS = "io.rialto.";

    /** Deny by default: without the database nobody enters. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void databaseDoesNotAnswer(Exception failure, HttpServletResponse response) throws IOException {
        log(failure);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    @ExceptionHandler(InvalidParameterException.class)
    void unreadableParameter(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    @ExceptionHandler(Exception.class)
    void anythingElse(Exception failure, HttpServletResponse response) throws IOException {
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.sendError(known.getStatusCode().value());
            return;
        }
        log(failure);
        if (!response.isCommitted()) {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static void log(Exception failure) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable cause = failure; cause != null && kinds.length() < 300; cause = cause.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : "<-").append(cause.getClass().getSimpleName());
        }
        LOG.error("request outcome=failed failure={} at={}", kinds, place(failure));
    }

    private static String place(Exception failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                return frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "-";
    }
}
