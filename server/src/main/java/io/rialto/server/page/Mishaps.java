package io.rialto.server.page;

import io.rialto.server.page.Notice.Link;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the notice for what no feature answers: a wrong address, a method, a header that is too long, a failure of ours. */
@Component
class Mishaps {

    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

    private final References references;

    Mishaps(References references) {
        this.references = references;
    }

    /** Logged once, without the address: a query can carry a ticket. */
    Notice notice(int status) {
        Reference reference = references.next();
        if (status >= 500) {
            LOG.error("request outcome=failed status={} reference={}", status, reference);
        } else {
            LOG.info("request outcome=refused status={} reference={}", status, reference);
        }
        return switch (status) {
            case 404 ->
                of(
                        status,
                        reference,
                        "not_found",
                        "There is nothing here",
                        "Check the address, or go back to the page you came from.");
            case 405 ->
                of(
                        status,
                        reference,
                        "method_not_allowed",
                        "This address is only for opening",
                        "Open the link in a browser instead of sending something to it.");
            case 413 ->
                of(
                        status,
                        reference,
                        "too_large",
                        "What you sent is too large",
                        "Go back and send less, or choose a smaller file: none may have more than 1 MB.");
            case 414, 431 ->
                of(
                        status,
                        reference,
                        "too_large",
                        "The link or its cookies are too long",
                        "Close this window, clear the cookies of this site and start again from the shop.");
            case 503 ->
                of(status, reference, "unavailable", "We cannot do this right now", "Please try again in a minute.");
            default ->
                status >= 500
                        ? of(
                                status,
                                reference,
                                "failed",
                                "Something went wrong on our side",
                                "Please go back and try again. If it happens again, tell support the reference below.")
                        : of(
                                status,
                                reference,
                                "bad_request",
                                "This link does not work",
                                "Go back to the page you came from and try the link there again.");
        };
    }

    private static Notice of(int status, Reference reference, String code, String title, String detail) {
        return new Notice(status, code, title, detail, reference, List.<Link>of());
    }
}
