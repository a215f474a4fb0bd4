package io.rialto.server.signin.openid;

import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.attempt.Refused;
import java.util.function.Function;

/** A step's outcome: what it found out, or why it ends here. */
public sealed interface Result<T> {

    /** The step went well. */
    record Good<T>(T value) implements Result<T> {}

    /** It goes no further. */
    record Bad<T>(Refused refused) implements Result<T> {}

    static <T> Result<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Result<T> bad(Refusal reason) {
        return new Bad<>(new Refused(reason));
    }

    static <T> Result<T> bad(Refusal reason, String expected, String actual) {
        return new Bad<>(new Refused(reason, expected, actual));
    }

    /** The next step, if this one went well. */
    default <N> Result<N> then(Function<T, Result<N>> step) {
        return switch (this) {
            case Good<T>(T value) -> step.apply(value);
            case Bad<T>(Refused refused) -> new Bad<>(refused);
        };
    }
}
