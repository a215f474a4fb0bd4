package io.rialto.server.configuration;

import io.rialto.server.site.Definition;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A part of the file as JSON, as it stands there: variables stay variables. */
final class JsonText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonText() {}

    /** @param without members that are kept elsewhere */
    static Definition definition(Value part, Set<String> without) {
        ObjectNode json = part.node() instanceof MappingNode mapping ? object(mapping) : NODES.objectNode();
        json.remove(without);
        String above = part.place().pointer();
        Set<String> secrets = new TreeSet<>();
        part.reading().secrets().stream()
                .filter(pointer -> pointer.startsWith(above + "/"))
                .map(pointer -> pointer.substring(above.length()))
                .filter(pointer -> json.at(pointer).isString())
                .forEach(secrets::add);
        return new Definition(JSON.writeValueAsString(json), secrets);
    }

    static ObjectNode object(MappingNode mapping) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple member : mapping.getValue()) {
            if (member.getKeyNode() instanceof ScalarNode key) {
                object.set(key.getValue(), json(member.getValueNode()));
            }
        }
        return object;
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                ArrayNode array = NODES.arrayNode();
                sequence.getValue().forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar -> value(scalar);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode value(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (scalar.getTag().equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return NODES.booleanNode(text.equals("true"));
        }
        return scalar.getTag().equals(Tag.INT) && text.matches("0|[1-9][0-9]{0,15}")
                ? NODES.numberNode(Long.parseLong(text))
                : NODES.stringNode(text);
    }
}
