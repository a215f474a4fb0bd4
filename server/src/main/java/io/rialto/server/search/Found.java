package io.rialto.server.search;

import java.util.List;
import java.util.function.Function;

/**
 * One page of what was found.
 *
 * @param total on all pages
 */
public record Found<T>(List<T> items, long total) {

    public Found {
        items = List.copyOf(items);
    }

    /** The same page, each item turned into another. */
    public <R> Found<R> map(Function<? super T, ? extends R> other) {
        return new Found<R>(items.stream().<R>map(other).toList(), total);
    }
}
