package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.ProviderPart;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.Draft;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.json.JsonMapper;

/** Reads the items of {@code identity_providers}, by the names of the API. What their values must be, their own package checks. */
final class ProviderReader {

    private static final Rule<String> TEXT = Rules.text(6_000);
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Place> names = new HashMap<>();

    Optional<ProviderPart> read(Value value) {
        Fields fields = value.fields();
        Draft draft = Draft.EMPTY;
        Map<Attribute, Place> places = new LinkedHashMap<>();
        for (Attribute attribute : Attribute.values()) {
            Optional<Value> at =
                    attribute.required() ? fields.needed(attribute.text()) : fields.value(attribute.text());
            places.put(attribute, at.map(Value::place).orElse(fields.place()));
            Optional<String> text = at.flatMap(found -> text(attribute, found));
            draft = text.isPresent() ? draft.with(attribute, text.get()) : draft;
        }
        boolean disabled = fields.flag("_disable", false);
        if (fields.flag("_enable", false) && disabled) {
            fields.refused("has both _disable and _enable");
        }
        Draft whole = draft.withDisabled(disabled);
        return fields.made(() -> new ProviderPart(
                whole.given().getOrDefault(Attribute.NAME, Optional.empty()).orElse(""), whole, places));
    }

    private Optional<String> text(Attribute attribute, Value value) {
        return switch (attribute) {
            case NAME -> once(value);
            case METADATA -> json(value);
            case CLIENT_SECRET -> value.secret(TEXT);
            default -> value.read(TEXT);
        };
    }

    private Optional<String> once(Value value) {
        Optional<String> name = value.read(TEXT);
        name.ifPresent(text -> {
            Place first = names.putIfAbsent(text.strip().toLowerCase(Locale.ROOT), value.place());
            if (first != null) {
                value.refused("is " + first.path() + " already, and must be unique over all organizations");
            }
        });
        return name;
    }

    private static Optional<String> json(Value value) {
        return value.node() instanceof MappingNode
                ? Optional.of(JSON.writeValueAsString(plain(value)))
                : value.refused("must have members, each on its own line as \"key: value\"");
    }

    private static Object plain(Value value) {
        return switch (value.node()) {
            case MappingNode mapping -> {
                Map<String, Object> members = new LinkedHashMap<>();
                mapping.getValue()
                        .forEach(member -> members.put(
                                member.getKeyNode() instanceof ScalarNode key ? key.getValue() : "",
                                plain(new Value(value.place(), member.getValueNode(), value.reading()))));
                yield members;
            }
            case SequenceNode _ ->
                value.items().stream().map(ProviderReader::plain).toList();
            case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) -> Boolean.valueOf(scalar.getValue());
            case ScalarNode scalar
            when scalar.getTag().equals(Tag.INT) && scalar.getValue().matches("-?\\d{1,15}") ->
                Long.valueOf(scalar.getValue());
            case ScalarNode scalar when value.isNothing() -> scalar.getValue();
            case ScalarNode _ -> value.read(Rule::good).orElse("");
            default -> "";
        };
    }
}
