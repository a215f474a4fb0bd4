package io.rialto.server.canary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where something was found: places and counts, never what. Safe for use by many threads. */
final class Hits {

    /** More places are counted together. */
    private static final int MOST_PLACES = 200;

    private static final String ELSEWHERE = "other places";

    private final Map<Place, Long> counts = new TreeMap<>();

    private record Place(String where, String form) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int order = where.compareTo(other.where);
            return order == 0 ? form.compareTo(other.form) : order;
        }
    }

    /**
     * Something of a customer that stayed.
     *
     * @param where a table's column, or what wrote a line of the log
     * @param form in which it was found
     * @param values how many
     */
    record Hit(String where, String form, long values) {}

    synchronized void add(String where, Collection<String> forms) {
        for (String form : forms) {
            Place place = new Place(where, form);
            boolean room = counts.containsKey(place) || counts.size() < MOST_PLACES;
            counts.merge(room ? place : new Place(ELSEWHERE, form), 1L, Long::sum);
        }
    }

    synchronized List<Hit> all() {
        return counts.entrySet().stream()
                .map(one -> new Hit(one.getKey().where(), one.getKey().form(), one.getValue()))
                .toList();
    }
}
