package io.rialto.server.api;

import io.rialto.server.configuration.Flaw;
import io.rialto.server.configuration.Saving;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the configuration's readers say, as the API says it. */
final class Flaws {

    private Flaws() {}

    static List<Fault> faults(List<Flaw> flaws) {
        return flaws.stream()
                .map(flaw -> new Fault(
                        "/data/attributes" + flaw.pointer(), flaw.name(), flaw.text(), Map.of("error", "invalid")))
                .toList();
    }

    /** @param shown what is shown of what was written; absent: it is gone again */
    static <T, S> Outcome<S> outcome(Saving<T> saving, Function<T, Outcome<S>> shown) {
        return switch (saving) {
            case Saving.Saved<T>(T item, List<String> notices) -> shown.apply(item);
            case Saving.Wrong<T>(List<Flaw> flaws) -> Outcome.refused(new Refusal.Invalid(faults(flaws)));
            case Saving.Taken<T>(String slug) -> Outcome.refused(new Refusal.Invalid(Fault.taken("slug", slug)));
            case Saving.Refused<T>(String why) -> Outcome.refused(new Refusal.Conflict(why));
            case Saving.Gone<T>() -> Outcome.refused(new Refusal.Gone());
        };
    }
}
