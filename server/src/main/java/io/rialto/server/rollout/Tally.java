package io.rialto.server.rollout;

import io.rialto.server.provisioning.Prepared.Step;
import java.util.List;

/**
 * How many customers were looked at, by what came of it.
 *
 * @param unchanged whose account is as it should be
 * @param refused by a rule, or by the service
 * @param postponed who could not be seen to now
 */
public record Tally(long creates, long changes, long unchanged, long refused, long postponed) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    static Tally of(List<Result> results) {
        return new Tally(
                count(results, Step.CREATE),
                count(results, Step.CHANGE),
                count(results, Step.SAME),
                count(results, Step.REFUSED),
                count(results, Step.LATER));
    }

    private static long count(List<Result> results, Step step) {
        return results.stream()
                .filter(result -> result.prepared().step() == step)
                .count();
    }

    /** All of them. */
    public long customers() {
        return creates + changes + unchanged + refused + postponed;
    }
}
