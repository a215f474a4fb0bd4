package io.rialto.server.configuration;

import io.rialto.server.site.Store;
import io.rialto.server.site.TicketKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a site's {@code store}. */
final class StoreReader {

    private static final Rule<String> KIND = Rules.oneOf(Map.of("magento2", "magento2", "custom", "custom"));

    private StoreReader() {}

    static Optional<Store> read(Value value) {
        Fields fields = value.fields();
        Rule<URI> address = fields.reading().rules().address();
        Optional<String> kind = fields.needed("kind", KIND);
        Optional<URI> base =
                fields.needed("base_url", address.unless(url -> url.getRawQuery() != null, "must not have a query"));
        Optional<URI> launch = fields.needed("launch_url", address);
        Optional<TicketKey> key = fields.needed("ticket_key").flatMap(at -> at.secret(Rules.TICKET_KEY));
        Optional<TicketKey> previous = fields.value("previous_ticket_key")
                .flatMap(at -> at.secret(Rules.TICKET_KEY.unless(
                        other -> other.equals(key.orElse(null)), "must differ from ticket_key, or be left out")));
        Optional<String> website = fields.optional("website", Rules.text(64));
        Optional<String> shared = fields.optional("shared_customers", Rules.text(64));
        return fields.made(() -> new Store(
                kind.orElseThrow(),
                base.orElseThrow(),
                launch.orElseThrow(),
                Stream.concat(key.stream(), previous.stream()).toList(),
                website.orElse(null),
                shared.orElse(null)));
    }
}
