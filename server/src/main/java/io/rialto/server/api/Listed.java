package io.rialto.server.api;

import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import java.util.List;

/** Pages of what this release has in itself, and no store. */
final class Listed {

    private Listed() {}

    static <T> Found<T> of(List<T> all, Page page) {
        return new Found<>(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
    }
}
