package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What {@code name_id} may say, whatever the protocol. */
final class NameIds {

    static final Rule<NameIdKind> RULE = Rules.oneOf(Map.of(
            "persistent", NameIdKind.PERSISTENT,
            "email", NameIdKind.EMAIL,
            "customer_id", NameIdKind.CUSTOMER_ID,
            "transient", NameIdKind.TRANSIENT));

    private NameIds() {}

    /** One kind, or several, of which the first is the usual one; none when nothing is said. */
    static List<NameIdKind> read(Fields fields) {
        Optional<Value> said = fields.value("name_id");
        if (said.filter(value -> value.node() instanceof SequenceNode).isEmpty()) {
            return said.flatMap(value -> value.read(RULE)).stream().toList();
        }
        Set<NameIdKind> kinds = new LinkedHashSet<>();
        for (Value item : said.get().items()) {
            item.read(RULE).filter(kind -> !kinds.add(kind)).ifPresent(twice -> item.refused("stands here twice"));
        }
        if (said.get().items().isEmpty()) {
            said.get().refused("must name at least one kind");
        }
        return List.copyOf(kinds);
    }
}
