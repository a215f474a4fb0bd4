package io.rialto.server.configuration;

import io.rialto.server.externalservice.SamlTerms.Consumer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code saml.acs}: one address, or a list of addresses of which one is the default. */
final class ConsumersReader {

    private static final int HIGHEST = 65_535; // xs:unsignedShort
    private static final Rule<Integer> INDEX = text -> text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST
            ? Rule.good(Integer.valueOf(text))
            : Rule.bad("must be a number up to " + HIGHEST);

    private final List<Consumer> all = new ArrayList<>();
    private final Set<Integer> indexes = new HashSet<>();
    private final Set<URI> addresses = new HashSet<>();
    private Optional<URI> chosen = Optional.empty();

    private ConsumersReader() {}

    /** @param all empty when there is but one */
    record Consumers(URI usual, List<Consumer> all) {}

    static Optional<Consumers> read(Value value) {
        if (!(value.node() instanceof SequenceNode)) {
            return value.read(value.reading().rules().address()).map(one -> new Consumers(one, List.of()));
        }
        ConsumersReader reader = new ConsumersReader();
        List<Value> items = value.items();
        if (items.isEmpty()) {
            return value.refused("must name at least one address");
        }
        items.forEach(reader::item);
        return reader.all.size() == items.size()
                ? Optional.of(
                        new Consumers(reader.chosen.orElse(reader.all.getFirst().address()), List.copyOf(reader.all)))
                : Optional.empty();
    }

    private void item(Value item) {
        if (!(item.node() instanceof MappingNode)) {
            item.read(item.reading().rules().address()).ifPresent(address -> add(item, all.size(), address));
            return;
        }
        Fields fields = item.fields();
        Optional<URI> address = fields.needed("url", fields.reading().rules().address());
        int index = fields.optional("index", INDEX).orElse(all.size());
        boolean usual = fields.flag("default", false);
        fields.made(address::orElseThrow).ifPresent(url -> {
            if (usual && chosen.isPresent()) {
                item.refused("is the second default");
            }
            if (usual) {
                chosen = Optional.of(url);
            }
            add(item, index, url);
        });
    }

    private void add(Value item, int index, URI address) {
        if (!indexes.add(index)) {
            item.refused("has the index " + index + ", which another one has");
        } else if (!addresses.add(address)) {
            item.refused("stands here twice");
        } else {
            all.add(new Consumer(index, address));
        }
    }
}
