package io.rialto.server.twin;

import io.rialto.server.twin.Check.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a service says of a message.
 *
 * @param checks in order
 * @param person whom it lets in; nobody when a check failed
 */
public record Judgement(List<Check> checks, Optional<Person> person) {

    public Judgement {
        checks = List.copyOf(checks);
        if (person.isPresent() && checks.stream().anyMatch(check -> check.verdict() == Verdict.FAILED)) {
            throw new IllegalArgumentException("nobody is let in by a message that is wrong");
        }
    }
}
