package io.rialto.server.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters as Ransack writes them: attributes, joined by {@code _or_} or by {@code _and_}, then the predicate, as
 * {@code name_or_reference_cont_any}. Several values are separated by commas.
 */
public final class Filter {

    private static final int MOST_ATTRIBUTES = 10;

    private final Map<String, Type> attributes;

    /** @param attributes what may be asked for */
    public Filter(Map<String, Type> attributes) {
        this.attributes = Map.copyOf(attributes);
    }

    private enum Repeat {
        NO(""),
        ANY("_any"),
        ALL("_all");

        private final String suffix;

        Repeat(String suffix) {
            this.suffix = suffix;
        }
    }

    private record Named(List<String> attributes, boolean any, Predicate predicate, Repeat repeat) {}

    /** The condition that a filter's name and value stand for. */
    public Reading read(String name, String value) {
        Named named = named(name);
        if (named == null) {
            return new Reading.NotAllowed();
        }
        List<String> values = named.predicate().isList() || named.repeat() != Repeat.NO
                ? Arrays.asList(value.split(",", -1))
                : List.of(value);
        if (values.size() * named.attributes().size() > Condition.Test.MOST_VALUES || !readable(named, values)) {
            return new Reading.BadValue();
        }
        List<Condition> conditions = named.attributes().stream()
                .map(attribute -> condition(attribute, named, values))
                .toList();
        return new Reading.Understood(joined(conditions, named.any()));
    }

    private boolean readable(Named named, List<String> values) {
        try {
            for (String attribute : named.attributes()) {
                Type type = type(attribute);
                values.forEach(value -> type.value(named.predicate(), value));
            }
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static Condition condition(String attribute, Named named, List<String> values) {
        if (named.repeat() == Repeat.NO) {
            return new Condition.Test(attribute, named.predicate(), values);
        }
        return joined(
                values.stream()
                        .<Condition>map(value -> new Condition.Test(attribute, named.predicate(), List.of(value)))
                        .toList(),
                named.repeat() == Repeat.ANY);
    }

    private static Condition joined(List<Condition> conditions, boolean any) {
        if (conditions.size() == 1) {
            return conditions.getFirst();
        }
        return any ? new Condition.Any(conditions) : new Condition.All(conditions);
    }

    private @Nullable Named named(String name) {
        for (Repeat repeat : Repeat.values()) {
            for (Predicate predicate : Predicate.BY_LENGTH) {
                String suffix = "_" + predicate.text() + repeat.suffix;
                if (name.endsWith(suffix) && (repeat == Repeat.NO || predicate.isRepeatable())) {
                    Named named = named(name.substring(0, name.length() - suffix.length()), predicate, repeat);
                    if (named != null) {
                        return named;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Named named(String names, Predicate predicate, Repeat repeat) {
        for (String join : List.of("_or_", "_and_")) {
            Optional<List<String>> split = split(names, join, MOST_ATTRIBUTES);
            if (split.isPresent()
                    && split.get().stream().allMatch(name -> type(name).takes(predicate))) {
                return new Named(split.get(), join.equals("_or_"), predicate, repeat);
            }
        }
        return null;
    }

    // An attribute's own name may hold the joining word.
    private Optional<List<String>> split(String names, String join, int most) {
        if (attributes.containsKey(names)) {
            return Optional.of(List.of(names));
        }
        for (int at = names.indexOf(join); at >= 0 && most > 1; at = names.indexOf(join, at + 1)) {
            String first = names.substring(0, at);
            if (attributes.containsKey(first)) {
                Optional<List<String>> rest = split(names.substring(at + join.length()), join, most - 1);
                if (rest.isPresent()) {
                    List<String> all = new ArrayList<>(List.of(first));
                    all.addAll(rest.get());
                    return Optional.of(all);
                }
            }
        }
        return Optional.empty();
    }

    private Type type(String attribute) {
        Type type = attributes.get(attribute);
        if (type == null) {
            throw new IllegalStateException("not an attribute: " + attribute);
        }
        return type;
    }
}
