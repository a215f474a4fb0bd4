package io.rialto.server.configuration;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as the tree that the file's readers read. What sends it is no administrator of this machine: it sees no variable of the
 * environment.
 */
final class JsonSource {

    private static final int MOST_NODES = 5_000;
    private static final int DEEPEST = 20;
    private static final Mark NOWHERE = new Mark("", 0, 0, 0, new int[0], 0);

    private final Problems problems;
    private int nodes;

    private JsonSource(Problems problems) {
        this.problems = problems;
    }

    /** The tree, with a problem for each part that cannot be. */
    static MappingNode read(ObjectNode json, Problems problems) {
        return new JsonSource(problems).mapping(json, Place.TOP, 0);
    }

    private Node node(JsonNode json, Place place, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            if (nodes == MOST_NODES + 1 || depth == DEEPEST + 1) {
                problems.add(place, "is too much: leave something out");
            }
            return scalar(Tag.NULL, "");
        }
        return switch (json) {
            case ObjectNode object -> mapping(object, place, depth);
            case ArrayNode array -> sequence(array, place, depth);
            default -> scalar(json, place);
        };
    }

    private MappingNode mapping(ObjectNode object, Place place, int depth) {
        List<NodeTuple> members = new ArrayList<>();
        object.properties()
                .forEach(member -> members.add(new NodeTuple(
                        scalar(Tag.STR, member.getKey()),
                        node(member.getValue(), place.key(member.getKey(), 1), depth + 1))));
        return new MappingNode(Tag.MAP, true, members, NOWHERE, NOWHERE, FlowStyle.BLOCK);
    }

    private SequenceNode sequence(ArrayNode array, Place place, int depth) {
        List<Node> items = new ArrayList<>();
        array.forEach(item -> items.add(node(item, place.item(items.size(), 1), depth + 1)));
        return new SequenceNode(Tag.SEQ, true, items, NOWHERE, NOWHERE, FlowStyle.BLOCK);
    }

    private ScalarNode scalar(JsonNode json, Place place) {
        String text = json.isNull() ? "" : json.asString();
        if (text.contains("${")) {
            problems.add(
                    place,
                    "must not hold ${, which stands for a variable in the configuration file: there is none here");
            return scalar(Tag.NULL, "");
        }
        return scalar(json.isNull() ? Tag.NULL : Tag.STR, text);
    }

    private static ScalarNode scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, NOWHERE, NOWHERE, ScalarStyle.PLAIN);
    }
}
