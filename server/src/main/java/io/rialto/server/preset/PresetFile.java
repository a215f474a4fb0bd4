package io.rialto.server.preset;

import io.rialto.server.preset.Preset.Accounts;
import io.rialto.server.preset.Preset.Category;
import io.rialto.server.preset.Preset.Contract;
import io.rialto.server.preset.Preset.Parameter;
import io.rialto.server.preset.Preset.Source;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a preset's file. Each is ours: one that is wrong breaks the build. */
final class PresetFile {

    private static final Set<String> KEYS = Set.of(
            "title",
            "category",
            "protocol",
            "summary",
            "parameters",
            "secret",
            "service",
            "accounts",
            "quirks",
            "set_up",
            "sources");

    private PresetFile() {}

    static Preset read(String name, String text) {
        Node top = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        Map<String, Node> members = members(top, name);
        if (!KEYS.containsAll(members.keySet())) {
            throw new IllegalStateException("preset " + name + " knows " + KEYS + ", not all of " + members.keySet());
        }
        return new Preset(
                name,
                text(members, "title", name),
                Category.valueOf(text(members, "category", name).toUpperCase(Locale.ROOT)),
                text(members, "protocol", name),
                text(members, "summary", name),
                parameters(members.get("parameters"), name),
                members.containsKey("secret") ? text(members, "secret", name) : null,
                mapping(members.get("service"), name),
                accounts(members(members.get("accounts"), name), name),
                texts(members.get("quirks"), name),
                texts(members.get("set_up"), name),
                sources(members.get("sources"), name));
    }

    private static Map<String, Parameter> parameters(@Nullable Node node, String name) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        if (node != null) {
            members(node, name).forEach((key, value) -> {
                Map<String, Node> its = members(value, name);
                parameters.put(
                        key,
                        new Parameter(
                                text(its, "meaning", name),
                                text(its, "pattern", name),
                                text(its, "example", name),
                                its.containsKey("default") ? text(its, "default", name) : null));
            });
        }
        return parameters;
    }

    private static Accounts accounts(Map<String, Node> members, String name) {
        return new Accounts(
                Contract.valueOf(text(members, "contract", name).toUpperCase(Locale.ROOT)),
                text(members, "matched", name),
                text(members, "changed_email", name));
    }

    private static List<Source> sources(@Nullable Node node, String name) {
        List<Source> sources = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                Map<String, Node> members = members(item, name);
                sources.add(new Source(text(members, "title", name), text(members, "url", name)));
            }
        }
        return List.copyOf(sources);
    }

    private static List<String> texts(@Nullable Node node, String name) {
        List<String> texts = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (!(item instanceof ScalarNode scalar)) {
                    throw new IllegalStateException("preset " + name + " lists something that is no text");
                }
                texts.add(scalar.getValue().strip());
            }
        }
        return List.copyOf(texts);
    }

    private static String text(Map<String, Node> members, String key, String name) {
        if (members.get(key) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw new IllegalStateException("preset " + name + " needs a text for " + key);
    }

    private static Map<String, Node> members(@Nullable Node node, String name) {
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple member : mapping(node, name).getValue()) {
            members.put(((ScalarNode) member.getKeyNode()).getValue(), member.getValueNode());
        }
        return members;
    }

    private static MappingNode mapping(@Nullable Node node, String name) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new IllegalStateException("preset " + name + " lacks a part that has members");
    }
}
