package io.rialto.server.configuration;

import io.rialto.server.configuration.Rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of the file, with its place. What it is asked to be and is not becomes a problem, never an exception. */
record Value(Place place, Node node, Reading reading) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    <T> Optional<T> read(Rule<T> rule) {
        return text().flatMap(text -> switch (rule.read(text)) {
            case Verdict.Good<T>(T value) -> Optional.of(value);
            case Verdict.Bad<T>(String problem) -> refused(problem);
        });
    }

    Optional<Boolean> flag() {
        return read(text -> switch (text) {
            case "true" -> Rule.good(true);
            case "false" -> Rule.good(false);
            default -> Rule.bad("must be true or false");
        });
    }

    /** The members; none, with a problem, when it has no members. */
    Fields fields() {
        if (node instanceof MappingNode mapping) {
            return new Fields(place, mapping.getValue(), reading);
        }
        refused("must have members, each on its own line as \"key: value\"");
        return Fields.none(place, reading);
    }

    List<Value> items() {
        if (!(node instanceof SequenceNode sequence)) {
            refused("must be a list");
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Value(place.item(items.size(), line(item)), item, reading));
        }
        return items;
    }

    <T> Optional<T> refused(String problem) {
        reading.problems().add(place, problem);
        return Optional.empty();
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private Optional<String> text() {
        if (!(node instanceof ScalarNode scalar)) {
            return refused("must be a single value, not a list or members");
        }
        if (isNothing()) {
            return refused("has no value");
        }
        Matcher variable = VARIABLE.matcher(scalar.getValue());
        if (variable.matches()) {
            String value = reading.environment().apply(variable.group(1));
            return value == null || value.isEmpty()
                    ? refused("stands for the environment variable " + variable.group(1) + ", which is not set")
                    : Optional.of(value);
        }
        variable.reset();
        return variable.find()
                ? refused("names an environment variable within a text; ${NAME} must be the whole value")
                : Optional.of(scalar.getValue());
    }
}
