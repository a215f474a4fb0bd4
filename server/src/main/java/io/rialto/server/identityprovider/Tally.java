package io.rialto.server.identityprovider;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts the resolvers' ballots: a verdict takes more than half of all of them, whoever could not tell included. */
final class Tally {

    private final List<Ballot> ballots;
    private final int majority;

    Tally(List<Ballot> ballots) {
        this.ballots = List.copyOf(ballots);
        this.majority = ballots.size() / 2 + 1;
    }

    /** @param isAnothers whether one of these values is that of another provider of this server */
    Outcome outcome(Predicate<List<String>> isAnothers) {
        if (count(Ballot.Carries.class) >= majority) {
            return Outcome.PROVEN;
        }
        if (count(Ballot.NoDomain.class) >= majority) {
            return Outcome.NO_DOMAIN;
        }
        int missing = count(Ballot.NoDomain.class) + count(Ballot.Nothing.class) + count(Ballot.Other.class);
        return missing >= majority ? missing(isAnothers) : undecided(missing);
    }

    private Outcome missing(Predicate<List<String>> isAnothers) {
        List<String> values = values();
        if (values.isEmpty()) {
            return Outcome.NO_RECORD;
        }
        return isAnothers.test(values) ? Outcome.CLAIMED_BY_ANOTHER : Outcome.WRONG_RECORD;
    }

    private Outcome undecided(int missing) {
        boolean contradiction = count(Ballot.Carries.class) > 0 && missing > 0;
        return contradiction ? Outcome.DISAGREEMENT : mostFrequentFault();
    }

    private Outcome mostFrequentFault() {
        return ballots.stream()
                .filter(Ballot.Unanswered.class::isInstance)
                .map(ballot -> ((Ballot.Unanswered) ballot).why())
                .collect(Collectors.groupingBy(why -> why, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.<Map.Entry<Outcome, Long>>comparingLong(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(Outcome.DISAGREEMENT);
    }

    /** What the domain carries instead, as far as anybody says. */
    List<String> values() {
        return ballots.stream()
                .filter(Ballot.Other.class::isInstance)
                .flatMap(ballot -> ((Ballot.Other) ballot).values().stream())
                .distinct()
                .toList();
    }

    /** Whether all who see the value vouch for it. */
    boolean isVouchedFor() {
        return count(Ballot.Carries.class) > 0
                && ballots.stream().noneMatch(ballot -> ballot instanceof Ballot.Carries carries && !carries.dnssec());
    }

    private int count(Class<? extends Ballot> kind) {
        return (int) ballots.stream().filter(kind::isInstance).count();
    }
}
