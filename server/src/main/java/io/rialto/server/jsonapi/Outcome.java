package io.rialto.server.jsonapi;

/** What became of a change. */
public sealed interface Outcome<T> {

    /** @param item as it is now */
    record Done<T>(T item) implements Outcome<T> {}

    /** Nothing was changed. */
    record Refused<T>(Refusal reason) implements Outcome<T> {}

    static <T> Outcome<T> done(T item) {
        return new Done<>(item);
    }

    static <T> Outcome<T> refused(Refusal reason) {
        return new Refused<>(reason);
    }
}
