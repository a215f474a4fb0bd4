package io.rialto.server.search;

import java.util.List;

/** What somebody looks for: which, in what order, and how many of them at a time. */
public record Search(Condition condition, List<Order> order, Page page) {

    public Search {
        order = List.copyOf(order);
    }

    /** The first page of everything. */
    public static Search everything() {
        return new Search(Condition.ALWAYS, List.of(), Page.FIRST);
    }
}
