package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * That nobody gets into a service any more.
 *
 * @param count how many launches went wrong, one after the other
 * @param cause of the last one, in plain words; empty: not known
 * @param path where they are
 */
record Failing(int count, String cause, String path) {

    /** So few say nothing. */
    static final int FEWEST = 3;

    /** So many are looked at. */
    static final int LATEST = 5;

    private static final Set<String> GOOD = Set.of("issued", "listed");
    // What one customer has to mend says nothing of the next.
    private static final Set<String> OF_ONE_CUSTOMER = Set.of("customer", "nobody");

    /** In plain words. */
    public String sentence() {
        return "Of the last day’s launches the last " + count + " failed" + (cause.isEmpty() ? "." : ": " + cause);
    }

    /**
     * Whether it is.
     *
     * @param latest launches, the newest first
     * @param path where they are
     */
    static Optional<Failing> of(List<Thing> latest, String path) {
        List<Thing> telling = latest.stream()
                .filter(launch -> !OF_ONE_CUSTOMER.contains(launch.text("mender")))
                .toList();
        boolean failing =
                telling.size() >= FEWEST && telling.stream().noneMatch(launch -> GOOD.contains(launch.text("outcome")));
        return failing
                ? Optional.of(new Failing(telling.size(), telling.getFirst().text("cause"), path))
                : Optional.empty();
    }
}
