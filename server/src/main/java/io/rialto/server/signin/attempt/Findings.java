package io.rialto.server.signin.attempt;

import io.rialto.server.signin.attempt.Finding.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what a trial finds, and remembers why somebody would have been refused first. For one thread. */
public final class Findings {

    private final Map<Point, Finding> found = new EnumMap<>(Point.class);
    private Optional<Refused> first = Optional.empty();

    public void passed(Point point, String expected, String actual) {
        found.put(point, Finding.passed(point, expected, actual));
    }

    public void noted(Point point, String expected, String actual) {
        found.put(point, Finding.noted(point, expected, actual));
    }

    public void refused(Point point, Refused refused) {
        found.put(point, Finding.refused(point, refused));
        first = first.or(() -> Optional.of(refused));
    }

    /** Why somebody would have been refused; empty when nothing was wrong so far. */
    public Optional<Refused> first() {
        return first;
    }

    /** Every point, in its order; those that nothing is known of were skipped. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(found.values());
        Arrays.stream(Point.values())
                .filter(point -> !found.containsKey(point))
                .map(Finding::skipped)
                .forEach(all::add);
        all.sort(Comparator.comparing(Finding::point));
        return List.copyOf(all);
    }
}
