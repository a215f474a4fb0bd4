package io.rialto.server.trial;

import io.rialto.server.launch.Refusal;
import io.rialto.server.twin.Check;
import io.rialto.server.twin.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a twin shows of a trial.
 *
 * @param title the verdict
 * @param sentence what it means
 * @param remedy what to do; empty: nothing
 * @param by what finds the account again
 * @param account what the twin knows of the customer now
 */
record TwinPage(
        String service,
        boolean good,
        String title,
        String sentence,
        String remedy,
        String accountTitle,
        String by,
        List<Line> account,
        List<Line> checks,
        List<String> notes) {

    /** @param mood the tag's class */
    record Line(String name, String expected, String value, String state, String mood) {

        private static Line of(Check check) {
            return switch (check.verdict()) {
                case PASSED -> new Line(check.what(), check.expected(), check.actual(), "Right", "good");
                case FAILED -> new Line(check.what(), check.expected(), check.actual(), "Wrong", "bad");
                case NOT_TRIED -> new Line(check.what(), check.expected(), "", "Not tried", "plain");
            };
        }
    }

    static TwinPage of(Trial trial, String service) {
        Verdict verdict = trial.verdict();
        if (verdict == null) {
            return new TwinPage(
                    service,
                    false,
                    "The twin said nothing",
                    "What came could not be looked at. Please begin again in the dashboard.",
                    "",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    trial.notes());
        }
        return verdict.reason() == null ? judged(trial, verdict, service) : refused(trial, verdict, service);
    }

    private static TwinPage refused(Trial trial, Verdict verdict, String service) {
        Refusal reason = Objects.requireNonNull(verdict.reason());
        String detail = verdict.detail().isBlank() ? "" : "Because of " + verdict.detail() + ". ";
        return new TwinPage(
                service,
                false,
                "Nothing was sent: the customer may not enter",
                "The customer reads: " + reason.title() + ". " + reason.sentence(),
                detail + reason.remedy(),
                "",
                "",
                List.of(),
                List.of(),
                trial.notes());
    }

    private static TwinPage judged(Trial trial, Verdict verdict, String service) {
        Person person = verdict.person();
        return new TwinPage(
                service,
                verdict.entered(),
                title(verdict),
                verdict.entered() ? "Every check went well." : "A check failed. See which below.",
                "",
                verdict.found() ? "The account that was found" : "The account that was made",
                person == null ? "" : person.by(),
                person == null ? List.of() : account(person),
                verdict.checks().stream().map(Line::of).toList(),
                trial.notes());
    }

    private static String title(Verdict verdict) {
        if (!verdict.entered()) {
            return "The twin would not let the customer in";
        }
        return verdict.found()
                ? "The twin knew the customer, and let them in"
                : "The twin made an account, and let the customer in";
    }

    private static List<Line> account(Person person) {
        List<Line> lines = new ArrayList<>();
        if (!person.attributes().containsKey(person.by())) {
            lines.add(line(person.by(), person.value()));
        }
        person.attributes().forEach((name, values) -> lines.add(line(name, String.join(", ", values))));
        return List.copyOf(lines);
    }

    private static Line line(String name, @Nullable String value) {
        return new Line(name, "", value == null ? "" : value, "", "");
    }
}
