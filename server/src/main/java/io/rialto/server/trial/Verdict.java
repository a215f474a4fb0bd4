package io.rialto.server.trial;

import io.rialto.server.launch.Refusal;
import io.rialto.server.twin.Check;
import io.rialto.server.twin.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a launch into a twin.
 *
 * @param reason why nothing was sent; absent: something was
 * @param detail which attribute, rule or setting; empty: none
 * @param checks what the twin looked at
 * @param person whom it let in; absent: nobody
 * @param found whether it knew the account of an earlier trial
 */
public record Verdict(
        @Nullable Refusal reason,
        String detail,
        List<Check> checks,
        @Nullable Person person,
        boolean found) {

    static final Verdict UNMADE = new Verdict(
            null,
            "",
            List.of(new Check(
                    "The message can be made",
                    "it can",
                    "it cannot: look at the service’s settings, and whether the site’s kind of key makes such a signature",
                    Check.Verdict.FAILED)),
            null,
            false);

    public Verdict {
        checks = List.copyOf(checks);
    }

    static Verdict refused(Refusal reason, String detail) {
        return new Verdict(reason, detail, List.of(), null, false);
    }

    public boolean entered() {
        return person != null;
    }
}
