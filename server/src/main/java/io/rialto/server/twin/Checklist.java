package io.rialto.server.twin;

import io.rialto.server.twin.Check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of one message, while they are made. */
final class Checklist {

    private static final int SHOWN = 300;

    private final List<Check> checks = new ArrayList<>();

    /** Whether both are equal. */
    boolean same(String what, String expected, @Nullable String actual) {
        return holds(what, expected, actual == null || actual.isEmpty() ? "nothing" : actual, expected.equals(actual));
    }

    boolean holds(String what, String expected, String actual, boolean holds) {
        String shown = actual.length() > SHOWN ? actual.substring(0, SHOWN) + "…" : actual;
        checks.add(new Check(what, expected, shown, holds ? Verdict.PASSED : Verdict.FAILED));
        return holds;
    }

    /** What was looked at before. */
    void add(List<Check> earlier) {
        checks.addAll(earlier);
    }

    List<Check> made() {
        return List.copyOf(checks);
    }

    void untried(String what, String why) {
        checks.add(new Check(what, why, "", Verdict.NOT_TRIED));
    }

    /** What the service's accounts cannot do without. */
    void required(Set<String> required, Map<String, List<String>> attributes) {
        if (required.isEmpty()) {
            untried("What an account needs", "The service demands no attribute.");
            return;
        }
        List<String> missing = required.stream()
                .filter(name ->
                        attributes.getOrDefault(name, List.of()).stream().allMatch(String::isBlank))
                .toList();
        holds(
                "What an account needs",
                String.join(", ", required),
                missing.isEmpty() ? "all there" : "missing: " + String.join(", ", missing),
                missing.isEmpty());
    }

    /** Whether nothing was wrong so far. */
    boolean passed() {
        return checks.stream().noneMatch(check -> check.verdict() == Verdict.FAILED);
    }

    /** Nobody is let in. */
    Judgement refused() {
        return new Judgement(checks, Optional.empty());
    }

    /** That person is let in, if nothing was wrong. */
    Judgement judged(Person person) {
        return new Judgement(checks, passed() ? Optional.of(person) : Optional.empty());
    }
}
