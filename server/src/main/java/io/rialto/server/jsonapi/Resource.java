package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One type of resource of the API; a bean of this type is all it takes. Each method is called only when the schema offers the
 * operation, with a caller whose token was good. What the caller may not see does not exist for them: it is neither listed nor
 * found. What it may see but not write is refused with {@link Refusal.Forbidden}. Safe for use by many threads.
 *
 * @param <T> what one of them is
 */
public interface Resource<T> {

    Schema<T> schema();

    /** One of them, if the caller may see it. The id is what stood in the address: letters, digits, - and _, at most 64. */
    Optional<T> find(Caller caller, String id);

    /** Those that the caller may see. The search names only attributes that the schema calls searchable. */
    default Found<T> list(Caller caller, Search search) {
        throw new UnsupportedOperationException("list");
    }

    /**
     * Those that the caller may see and the condition fits, in the order of their number; for schemas with {@link
     * Schema.Builder#extracted}.
     *
     * @param after only greater numbers
     * @param most how many at most
     */
    default List<T> following(Caller caller, Condition condition, long after, int most) {
        throw new UnsupportedOperationException("following");
    }

    /** The one that is the caller's own; for schemas with {@link Schema.Builder#own}. */
    default Optional<T> own(Caller caller) {
        throw new UnsupportedOperationException("own");
    }

    /**
     * What is wrong with what is given, as far as it can be seen without doing it; asked when the schema has found faults already, so
     * that all are told at once. Whoever may not write is told nothing.
     *
     * @param present what shall be changed; empty: one shall be made
     */
    default List<Fault> faults(Caller caller, Optional<T> present, Given given) {
        return List.of();
    }

    /** Keeps others from changing it until the transaction ends; for schemas that offer updates or deletions. */
    default void lock(Caller caller, T present) {
        throw new UnsupportedOperationException("lock");
    }

    /** Makes one. Every required attribute is given and not blank. */
    default Outcome<T> create(Caller caller, Given given) {
        throw new UnsupportedOperationException("create");
    }

    /** Changes what is given, and nothing else. */
    default Outcome<T> update(Caller caller, T present, Given given) {
        throw new UnsupportedOperationException("update");
    }

    /** Removes it, and gives it back as it was. */
    default Outcome<T> delete(Caller caller, T present) {
        throw new UnsupportedOperationException("delete");
    }

    /** Does one of the schema's actions. */
    default Outcome<T> act(Caller caller, T present, String action, Given given) {
        throw new UnsupportedOperationException(action);
    }

    /** What is said about it beside its attributes: texts, numbers, flags, instants, lists and maps of them. */
    default Map<String, Object> meta(Caller caller, T item) {
        return Map.of();
    }
}
