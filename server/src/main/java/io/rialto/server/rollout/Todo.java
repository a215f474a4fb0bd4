package io.rialto.server.rollout;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a run has yet to look at.
 *
 * @param ids of the shop; absent: everybody whom the shop has
 * @param ordered all ids that were given, also those that it has looked at; absent: everybody
 * @param after the id of whom it looked at last; absent: from the beginning, or ids are given
 */
record Todo(
        @Nullable List<String> ids,
        @Nullable List<String> ordered,
        @Nullable String after) {

    static Todo everybody() {
        return new Todo(null, null, null);
    }

    static Todo these(List<String> ids) {
        return new Todo(List.copyOf(ids), List.copyOf(ids), null);
    }

    /** The same, after the customer of that id. */
    Todo after(String last) {
        return new Todo(ids, ordered, last);
    }

    /** The same, with only these of them left. */
    Todo left(List<String> rest) {
        return new Todo(List.copyOf(rest), ordered, after);
    }

    /** From the beginning; nothing when that is not known, as of what an older release began. */
    Optional<Todo> again() {
        if (ids == null) {
            return Optional.of(everybody());
        }
        return Optional.ofNullable(ordered).map(Todo::these);
    }

    /** It has no text: customers' ids are in it. */
    @Override
    public String toString() {
        return "Todo[…]";
    }
}
