package io.rialto.server.configuration;

import io.rialto.server.release.Expressions.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The members of a part of the file. Each is asked for by name; {@link #made} then reports those that nobody asked for, and
 * makes the part if nothing in it was wrong.
 */
final class Fields {

    private final Place place;
    private final Reading reading;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final TreeSet<String> asked = new TreeSet<>();
    private final int problemsBefore;
    private final boolean any;

    Fields(Place place, List<NodeTuple> members, Reading reading) {
        this(place, reading, true);
        for (NodeTuple member : members) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                reading.problems().add(place, "has a key that is no text");
                continue;
            }
            int line = Value.line(key);
            Place at = place.key(key.getValue(), line);
            if (values.put(key.getValue(), new Value(at, member.getValueNode(), reading)) != null) {
                reading.problems().add(at, "stands here twice");
            }
        }
    }

    private Fields(Place place, Reading reading, boolean any) {
        this.place = place;
        this.reading = reading;
        this.any = any;
        this.problemsBefore = reading.problems().count();
    }

    /** In place of what has no members: nothing is found, nothing is made, and nothing more is said about it. */
    static Fields none(Place place, Reading reading) {
        return new Fields(place, reading, false);
    }

    /** Something is wrong with the part as a whole. */
    void refused(String problem) {
        if (any) {
            reading.problems().add(place, problem);
        }
    }

    /** Something had to stand there. */
    void lacks(String key, String problem) {
        if (any) {
            reading.problems().missing(place, problem, place.below(key));
        }
    }

    Reading reading() {
        return reading;
    }

    Place place() {
        return place;
    }

    /** Members whose keys are the writer's own, in the order of the file. */
    Map<String, Value> free() {
        asked.addAll(values.keySet());
        return values;
    }

    /** The member, unless it is absent or empty. */
    Optional<Value> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isNothing() && !value.comesToNothing());
    }

    /** The expression there, unless the member is absent or empty. One that a variable leaves empty is an error: no rule is no limit. */
    Optional<String> expression(String key, Purpose purpose) {
        asked.add(key);
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.isNothing())
                .flatMap(value -> value.expression(purpose));
    }

    /** Whether the member is there, and a variable leaves it empty: whoever wrote it meant something. */
    boolean leftEmpty(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.isNothing() && value.comesToNothing())
                .isPresent();
    }

    Optional<Value> needed(String key) {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            lacks(key, "needs \"" + key + "\"");
        }
        return value;
    }

    <T> Optional<T> needed(String key, Rule<T> rule) {
        return needed(key).flatMap(value -> value.read(rule));
    }

    <T> Optional<T> optional(String key, Rule<T> rule) {
        return value(key).flatMap(value -> value.read(rule));
    }

    boolean flag(String key, boolean usual) {
        return value(key).flatMap(Value::flag).orElse(usual);
    }

    /** Each item read on its own; those with problems are left out. */
    <T> List<T> list(String key, Function<Value, Optional<T>> read) {
        List<T> items = new ArrayList<>();
        value(key)
                .ifPresent(
                        value -> value.items().forEach(item -> read.apply(item).ifPresent(items::add)));
        return items;
    }

    /** The part, if all of it is right. */
    <T> Optional<T> made(Supplier<T> maker) {
        values.forEach((key, value) -> {
            if (!asked.contains(key)) {
                value.refused("is not known here" + Suggestion.of(key, asked));
            }
        });
        return any && reading.problems().count() == problemsBefore ? Optional.of(maker.get()) : Optional.empty();
    }
}
