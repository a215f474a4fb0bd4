package io.rialto.server.configuration;

import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Puts what a preset says beneath what the file says of a service. */
final class PresetReader {

    private static final Rule<Preset> PRESET = text -> Presets.all()
            .find(text)
            .map(Rule::good)
            .orElseGet(() -> Rule.bad(
                    "is no preset" + Suggestion.of(text, Presets.all().names()) + " (docs/presets lists them all)"));

    private PresetReader() {}

    /** The service with its preset's part beneath; as it is when it names none, or, with a problem, one that is none. */
    static Value read(Value service) {
        if (!members(service.node()).containsKey("preset")) {
            return service;
        }
        Fields fields = service.fields();
        Optional<Value> named = fields.value("preset");
        return named.flatMap(value -> value.read(PRESET))
                .map(preset -> beneath(service, fields, named.get(), preset))
                .orElse(service);
    }

    private static Value beneath(Value service, Fields fields, Value named, Preset preset) {
        fields.value("protocol")
                .ifPresent(protocol -> protocol.read(Tongue.RULE)
                        .filter(other -> !other.word().equals(preset.protocol()))
                        .ifPresent(other ->
                                protocol.refused("must be " + preset.protocol() + " with preset " + preset.name())));
        Map<String, String> parameters = parameters(preset, fields, named);
        Map<String, Node> lower = new LinkedHashMap<>();
        lower.put("protocol", scalar(preset.protocol(), named.node()));
        lower.putAll(members(filled(preset.service(), parameters, named.node())));
        Map<String, Node> upper = members(service.node());
        upper.remove("protocol");
        upper.computeIfPresent(preset.protocol(), (key, node) -> without(node, parameters));
        MappingNode whole = merged(mapping(lower, named.node()), mapping(upper, service.node()));
        return new Value(service.place(), whole, service.reading());
    }

    /** Their values; in place of one that is missing or wrong, which is a problem, its example, so that what else is wrong can be told. */
    private static Map<String, String> parameters(Preset preset, Fields service, Value named) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Fields> given = service.value(preset.protocol())
                .filter(value -> value.node() instanceof MappingNode)
                .map(Value::fields);
        preset.parameters().forEach((name, parameter) -> {
            Optional<Value> value = given.flatMap(fields -> fields.value(name));
            String usual = parameter.usual();
            if (value.isEmpty() && usual == null) {
                named.reading()
                        .problems()
                        .missing(
                                named.place(),
                                "needs \"" + preset.protocol() + "." + name + "\": " + parameter.meaning() + ", as "
                                        + parameter.example(),
                                service.place().below(preset.protocol()) + "/" + name);
            }
            values.put(
                    name,
                    value.flatMap(at -> at.read(rule(parameter)))
                            .orElse(value.isEmpty() && usual != null ? usual : parameter.example()));
        });
        return values;
    }

    private static Rule<String> rule(Preset.Parameter parameter) {
        return text -> text.matches(parameter.pattern())
                ? Rule.good(text)
                : Rule.bad("must be " + parameter.meaning() + ", as " + parameter.example());
    }

    /** A copy in which every parameter has its value; it stands where the preset is named. */
    private static Node filled(Node node, Map<String, String> parameters, Node place) {
        return switch (node) {
            case ScalarNode scalar -> {
                String text = filled(scalar.getValue(), parameters);
                yield new ScalarNode(
                        scalar.getTag(), text, place.getStartMark(), place.getEndMark(), scalar.getScalarStyle());
            }
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(filled(item, parameters, place)));
                yield new SequenceNode(
                        sequence.getTag(),
                        true,
                        items,
                        place.getStartMark(),
                        place.getEndMark(),
                        sequence.getFlowStyle());
            }
            case MappingNode mapping -> {
                Map<String, Node> members = new LinkedHashMap<>();
                members(mapping)
                        .forEach(
                                (key, value) -> members.put(filled(key, parameters), filled(value, parameters, place)));
                yield mapping(members, place);
            }
            default -> node;
        };
    }

    private static String filled(String text, Map<String, String> parameters) {
        String whole = text;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            whole = whole.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return whole;
    }

    /** Members are put together, deeper ones too; of everything else the upper wins, and where it says nothing, nothing is said. */
    private static MappingNode merged(MappingNode lower, MappingNode upper) {
        Map<String, Node> members = members(lower);
        members(upper).forEach((key, node) -> {
            Node below = members.get(key);
            if (below instanceof MappingNode one && node instanceof MappingNode other) {
                members.put(key, merged(one, other));
            } else {
                members.put(key, node);
            }
        });
        return mapping(members, upper);
    }

    private static Node without(Node block, Map<String, String> parameters) {
        if (!(block instanceof MappingNode mapping)) {
            return block;
        }
        Map<String, Node> members = members(mapping);
        members.keySet().removeAll(parameters.keySet());
        return mapping(members, mapping);
    }

    // A key that stands twice was reported when the service was read as it is.
    private static Map<String, Node> members(Node node) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                if (member.getKeyNode() instanceof ScalarNode key) {
                    members.put(key.getValue(), member.getValueNode());
                }
            }
        }
        return members;
    }

    private static MappingNode mapping(Map<String, Node> members, Node place) {
        List<NodeTuple> tuples = new ArrayList<>();
        members.forEach((key, value) -> tuples.add(new NodeTuple(scalar(key, value), value)));
        return new MappingNode(
                org.yaml.snakeyaml.nodes.Tag.MAP,
                true,
                tuples,
                place.getStartMark(),
                place.getEndMark(),
                org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
    }

    private static ScalarNode scalar(String text, Node place) {
        return new ScalarNode(
                org.yaml.snakeyaml.nodes.Tag.STR,
                text,
                place.getStartMark(),
                place.getEndMark(),
                org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN);
    }
}
