package io.rialto.server.configuration;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that nobody has to mend a file one error at a time. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(Place place, String text) {
        found.add(new Problem(place, text));
    }

    /** @param pointer where it had to stand */
    void missing(Place place, String text, String pointer) {
        found.add(new Problem(place, text, pointer));
    }

    int count() {
        return found.size();
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
