package io.rialto.server.twin;

import io.rialto.server.twin.Provider.Answer;
import java.util.Optional;

/** Whether a provider's answer is the one that is due. */
final class OidcAnswers {

    private OidcAnswers() {}

    /** It answers well, in JSON. */
    static Optional<Json> good(String what, Answer answer, Checklist checks) {
        Optional<Json> json = Json.of(answer);
        boolean good = answer.status() == 200 && json.isPresent();
        checks.holds(what, "200, and JSON", good ? "200, and JSON" : words(answer), good);
        return good ? json : Optional.empty();
    }

    /** It says no, and with which error (RFC 6749 §5.2). */
    static void refused(String what, int status, String error, Answer answer, Checklist checks) {
        boolean refused = answer.status() == status && error.equals(error(answer));
        checks.holds(what, status + " " + error, words(answer), refused);
    }

    static String words(Answer answer) {
        return (answer.status() + " " + error(answer)).strip();
    }

    static String error(Answer answer) {
        return Json.of(answer).map(json -> json.text("error")).orElse("");
    }
}
