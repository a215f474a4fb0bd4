package io.rialto.server.configuration;

import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML text as a tree: no object is ever made from a tag, and what grows out of bounds is refused. */
final class YamlSource {

    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int MOST_NODES = 400_000;
    private static final int DEEPEST = 40;

    private YamlSource() {}

    /** The top of the tree; empty, with a problem, when it is no YAML. */
    static Optional<Node> read(String text, Problems problems) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setAllowRecursiveKeys(false);
        limits.setMaxAliasesForCollections(MOST_NODES); // counted below, by what they stand for
        try {
            Node top = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            if (top == null) {
                problems.add(Place.TOP, "the file is empty; it begins with \"organizations:\"");
                return Optional.empty();
            }
            if (isTooLarge(top)) {
                problems.add(Place.TOP, "the file is too large, or its anchors repeat too much");
                return Optional.empty();
            }
            return Optional.of(top);
        } catch (MarkedYAMLException e) {
            // The exception's own text quotes the file, secrets and all.
            problems.add(place(e.getProblemMark()), "this is no YAML: " + plain(e.getProblem()));
        } catch (YAMLException e) {
            problems.add(
                    Place.TOP,
                    "this is no YAML: the file is too large, nested too deeply, or holds characters that YAML forbids");
        }
        return Optional.empty();
    }

    private static Place place(@Nullable Mark mark) {
        return new Place("", mark == null ? 1 : mark.getLine() + 1);
    }

    private static String plain(@Nullable String problem) {
        return problem == null
                ? "it cannot be read"
                : problem.replaceAll("\\p{Cntrl}", "?").replaceAll("[(]line.*", "");
    }

    // An anchor costs one node in the text and one at each alias here, so a bomb is counted before it goes off.
    private static boolean isTooLarge(Node top) {
        return count(top, 0, 0) > MOST_NODES;
    }

    private static int count(Node node, int before, int depth) {
        int count = before + 1;
        if (count > MOST_NODES || depth > DEEPEST) {
            return MOST_NODES + 1;
        }
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                count = count(item, count, depth + 1);
            }
        } else if (node instanceof MappingNode mapping) {
            for (var member : mapping.getValue()) {
                count = count(member.getValueNode(), count(member.getKeyNode(), count, depth + 1), depth + 1);
            }
        }
        return count;
    }
}
