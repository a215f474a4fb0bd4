package io.rialto.demo.twin;

import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A service that takes fields and a code over them. */
final class CodeTwin implements Twin {

    /**
     * @param code the name of the code
     * @param expected the code that these fields must have
     * @param required fields without which it refuses
     * @param time when the fields say they were put together; nothing when they do not
     * @param age how old they may be; zero: it does not look
     * @param once whether a code is good once
     */
    record Rules(
            String code,
            Function<Map<String, String>, String> expected,
            Set<String> required,
            Function<Map<String, String>, Instant> time,
            Duration age,
            boolean once) {}

    private final Rules rules;
    private final Book book;
    private final Used used;
    private final Clock clock;

    CodeTwin(Rules rules, Book book) {
        this(rules, book, new Used(), Clock.systemUTC());
    }

    private CodeTwin(Rules rules, Book book, Used used, Clock clock) {
        this.rules = rules;
        this.book = book;
        this.used = used;
        this.clock = clock;
    }

    @Override
    public Verdict receive(Brought brought) {
        Map<String, String> fields = brought.parameters();
        if (!fields.keySet().containsAll(rules.required()) || !fields.containsKey(rules.code())) {
            return new Refused(Why.INCOMPLETE);
        }
        if (!Codes.equal(rules.expected().apply(fields), brought.parameter(rules.code()))) {
            return new Refused(Why.NOT_SIGNED);
        }
        if (!rules.age().isZero()
                && rules.time().apply(fields).isBefore(clock.instant().minus(rules.age()))) {
            return new Refused(Why.TOO_OLD);
        }
        if (rules.once() && !used.first(brought.parameter(rules.code()))) {
            return new Refused(Why.REPLAYED);
        }
        return book.enter(fields);
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public Twin at(Clock later) {
        return new CodeTwin(rules, book, used, later);
    }

    @Override
    public Optional<String> token() {
        return Optional.of(rules.code());
    }

    @Override
    public Guards guards() {
        return new Guards(rules.once(), !rules.age().isZero());
    }
}
