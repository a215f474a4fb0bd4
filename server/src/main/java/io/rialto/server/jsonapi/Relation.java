package io.rialto.server.jsonapi;

import io.rialto.server.search.Condition;
import java.util.Optional;
import java.util.function.Function;

/** What a resource is related to. */
sealed interface Relation<T> {

    String name();

    /** The type of what is related. */
    String type();

    /** @param required must be given when one is created; {@code writable} without it may be given */
    record ToOne<T>(String name, String type, Function<T, Optional<String>> id, boolean writable, boolean required)
            implements Relation<T> {}

    /** @param condition which of that type they are */
    record ToMany<T>(String name, String type, Function<T, Condition> condition) implements Relation<T> {}
}
