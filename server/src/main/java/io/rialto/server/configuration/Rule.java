package io.rialto.server.configuration;

import java.util.function.Function;
import java.util.function.Predicate;

/** What a text must be, and what it then means. Rules compose. */
@FunctionalInterface
interface Rule<T> {

    Verdict<T> read(String text);

    /** Good, or what is wrong: a sentence that follows the place and a colon. */
    sealed interface Verdict<T> {

        record Good<T>(T value) implements Verdict<T> {}

        record Bad<T>(String problem) implements Verdict<T> {}
    }

    static <T> Verdict<T> good(T value) {
        return new Verdict.Good<>(value);
    }

    static <T> Verdict<T> bad(String problem) {
        return new Verdict.Bad<>(problem);
    }

    default <U> Rule<U> then(Function<T, Verdict<U>> next) {
        return text -> switch (read(text)) {
            case Verdict.Good<T>(T value) -> next.apply(value);
            case Verdict.Bad<T>(String problem) -> bad(problem);
        };
    }

    default Rule<T> unless(Predicate<T> broken, String problem) {
        return then(value -> broken.test(value) ? bad(problem) : good(value));
    }
}
