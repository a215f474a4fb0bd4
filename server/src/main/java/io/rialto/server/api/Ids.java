package io.rialto.server.api;

import java.util.Optional;
import java.util.function.Function;

/** Ids as they stand in addresses. */
final class Ids {

    private Ids() {}

    /** The id that the text is; empty when it cannot be one, and then there is nothing of that id. */
    static <T> Optional<T> of(String text, Function<String, T> id) {
        try {
            return Optional.of(id.apply(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
