package io.rialto.server.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a run has yet to look at.
 *
 * @param ids of the shop; absent: everybody whom the shop has
 * @param after the id of whom it looked at last; absent: from the beginning, or ids are given
 */
record Todo(@Nullable List<String> ids, @Nullable String after) {

    static Todo everybody() {
        return new Todo(null, null);
    }

    static Todo these(List<String> ids) {
        return new Todo(List.copyOf(ids), null);
    }

    /** It has no text: customers' ids are in it. */
    @Override
    public String toString() {
        return "Todo[…]";
    }
}
