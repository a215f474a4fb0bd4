package io.rialto.server.jsonapi;

import io.rialto.server.page.References;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Where the API meets HTTP. Whatever goes wrong, the answer is a document, and the log has its reference. A servlet of its own, so
 * that nothing else answers in its place.
 */
final class ApiServlet extends HttpServlet {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);

    private final transient Edge edge;
    private final transient Cors cors;
    private final transient References references;

    ApiServlet(Edge edge, Cors cors, References references) {
        this.edge = edge;
        this.cors = cors;
        this.references = references;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String reference = references.next().value();
        cors.write(request, response);
        AnswerWriter writer = new AnswerWriter(request, response, reference);
        if (Cors.isPreflight(request)) {
            writer.write(Answer.empty(204));
            return;
        }
        Answer answer = answer(request, response, reference);
        log(request, answer, reference);
        try {
            writer.write(answer);
        } catch (RuntimeException failure) {
            // Half of a file was sent, and no status can say so any more: the connection breaks, so nobody takes it for
            // the whole.
            failed(failure, 500, "INTERNAL_SERVER_ERROR", "Internal Server Error", reference);
            throw new IOException("the list could not be read to its end, reference=" + reference);
        }
    }

    private Answer answer(HttpServletRequest request, HttpServletResponse response, String reference)
            throws IOException {
        try {
            return edge.answer(request, response);
        } catch (Stop stop) {
            return Answer.errors(stop.errors(), reference);
        } catch (DataAccessException | TransactionException failure) {
            return failed(failure, 503, "SERVICE_UNAVAILABLE", "Service unavailable", reference);
        } catch (RuntimeException failure) {
            return failed(failure, 500, "INTERNAL_SERVER_ERROR", "Internal Server Error", reference);
        }
    }

    // Its message may quote what was sent: the log gets its kind and the place.
    private static Answer failed(RuntimeException failure, int status, String code, String title, String reference) {
        LOG.error(
                "api outcome=failed failure={} at={} reference={}",
                failure.getClass().getSimpleName(),
                place(failure),
                reference);
        return Answer.errors(
                List.of(ApiError.of(
                        status,
                        code,
                        title,
                        "Something went wrong on our side. Please try again; if it happens again, tell support the"
                                + " reference "
                                + reference + ".")),
                reference);
    }

    private static String place(RuntimeException failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.rialto."))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("-");
    }

    private static void log(HttpServletRequest request, Answer answer, String reference) {
        boolean reading = request.getMethod().equals("GET") && !answer.isError();
        if (!reading) {
            LOG.info(
                    "api outcome={} method={} route={} status={} reference={}",
                    answer.isError() ? "refused" : "done",
                    request.getMethod().matches("[A-Z]{1,10}") ? request.getMethod() : "-",
                    request.getAttribute(Edge.ROUTE),
                    answer.status(),
                    reference);
        }
    }
}
