package io.rialto.server.configuration;

import io.rialto.server.configuration.Rule.Verdict;
import io.rialto.server.release.Expressions.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of the file, with its place. What it is asked to be and is not becomes a problem, never an exception. */
record Value(Place place, Node node, Reading reading) {

    /** Whether nothing stands here. */
    boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Whether nothing is left of it, as of {@code ${NAME:-}} where that variable is not set. */
    boolean comesToNothing() {
        return node instanceof ScalarNode scalar
                && scalar.getValue().contains("${")
                && expanded(scalar) instanceof Expansion.Whole(String text)
                && text.isEmpty();
    }

    <T> Optional<T> read(Rule<T> rule) {
        return text().flatMap(text -> judged(text, rule));
    }

    /** As {@link #read}, and noticed when it stands in the file for everybody to see. */
    <T> Optional<T> secret(Rule<T> rule) {
        reading.secrets().add(place.pointer());
        if (node instanceof ScalarNode scalar && !Expansion.isOneVariable(scalar.getValue())) {
            reading.notices().writtenSecret(place);
        }
        return read(rule);
    }

    /** An expression: all of it is one variable, or none. Nothing of the environment is ever spliced into a program. */
    Optional<String> expression(Purpose purpose) {
        if (node instanceof ScalarNode scalar
                && scalar.getValue().contains("${")
                && !scalar.getValue().matches("\\$\\{" + Expansion.NAME + "}")) {
            return refused("is an expression: ${NAME} must be the whole of it, without a default");
        }
        return read(reading.rules().expression(purpose));
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

    private <T> Optional<T> judged(String text, Rule<T> rule) {
        return switch (rule.read(text)) {
            case Verdict.Good<T>(T value) -> Optional.of(value);
            case Verdict.Bad<T>(String problem) -> refused(problem);
        };
    }

    private Optional<String> text() {
        if (!(node instanceof ScalarNode scalar)) {
            return refused("must be a single value, not a list or members");
        }
        if (isNothing()) {
            return refused("has no value");
        }
        return switch (expanded(scalar)) {
            case Expansion.Whole(String text) -> Optional.of(text);
            case Expansion.Unset(List<String> names) ->
                refused(
                        names.size() == 1
                                ? "stands for the environment variable " + names.getFirst() + ", which is not set"
                                : "stands for the environment variables " + String.join(", ", names)
                                        + ", which are not set");
            case Expansion.Unclear() ->
                refused("has ${ without a variable: write ${NAME}, ${NAME:-default}, or $${ for the characters");
        };
    }

    private Expansion expanded(ScalarNode scalar) {
        return Expansion.of(scalar.getValue(), reading.environment());
    }
}
