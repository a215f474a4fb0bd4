package io.rialto.server.dashboard.account;

import io.rialto.server.jsonapi.Thing;
import java.util.List;

/**
 * What a run did, or would do, with one customer's account.
 *
 * @param customer the keyed hash
 * @param names of attributes that are told, never values
 */
record RunResult(String customer, String what, String mood, String why, List<String> names) {

    static RunResult of(Thing result, RunRow run) {
        String step = result.text("result");
        return new RunResult(
                result.text("customer"),
                run.counts().stream()
                        .filter(count -> count.result().equals(step))
                        .map(RunRow.Count::label)
                        .findFirst()
                        .orElse(step),
                switch (step) {
                    case "refused" -> "bad";
                    case "later" -> "plain";
                    default -> "good";
                },
                Reasons.of(result.text("reason")),
                names(result));
    }

    private static List<String> names(Thing result) {
        return result.map("told").get("names") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
