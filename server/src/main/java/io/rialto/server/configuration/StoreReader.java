package io.rialto.server.configuration;

import io.rialto.server.site.DirectoryAccess;
import io.rialto.server.site.Store;
import io.rialto.server.site.TicketKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a site's {@code store}. What the configuration leaves out comes with the shop when it is paired. */
final class StoreReader {

    private static final String MAGENTO = "magento2";
    private static final Rule<String> KIND = Rules.oneOf(Map.of(MAGENTO, MAGENTO, "custom", "custom"));

    private StoreReader() {}

    static Optional<Store> read(Value value) {
        Fields fields = value.fields();
        Rule<URI> address = fields.reading().rules().address();
        Optional<String> kind = fields.needed("kind", KIND);
        Optional<URI> base =
                fields.optional("base_url", address.unless(url -> url.getRawQuery() != null, "must not have a query"));
        Optional<URI> launch = fields.optional("launch_url", address);
        Optional<TicketKey> key = fields.value("ticket_key").flatMap(at -> at.secret(Rules.TICKET_KEY));
        Optional<TicketKey> previous = fields.value("previous_ticket_key")
                .flatMap(at -> at.secret(Rules.TICKET_KEY.unless(
                        other -> other.equals(key.orElse(null)), "must differ from ticket_key, or be left out")));
        Optional<String> website = fields.optional("website", Rules.text(64));
        Optional<String> shared = fields.optional("shared_customers", Rules.text(64));
        Optional<Value> readable = fields.value("directory");
        Optional<DirectoryAccess> directory = readable.flatMap(DirectoryReader::read);
        needed(fields, kind);
        readable.ifPresent(at -> ofMagento(at, fields, kind));
        return fields.made(() -> new Store(
                kind.orElseThrow(),
                base.orElse(null),
                launch.or(() -> base.map(Store::usualLaunchUrl)).orElse(null),
                Stream.concat(key.stream(), previous.stream()).toList(),
                website.orElse(null),
                shared.orElse(null),
                directory.orElse(null)));
    }

    /** The secrets go to the address that stands beside them, never to one that came with a pairing. */
    private static void ofMagento(Value directory, Fields fields, Optional<String> kind) {
        if (kind.filter(its -> !its.equals(MAGENTO)).isPresent()) {
            directory.refused("is read from Magento only");
        } else if (fields.value("base_url").isEmpty()) {
            directory.refused("needs base_url beside it, which is where it goes");
        }
    }

    /** Any part may be left out for the pairing, except what nothing but this file can say. */
    private static void needed(Fields fields, Optional<String> kind) {
        if (kind.filter(its -> !its.equals(MAGENTO)).isPresent()) {
            fields.needed("launch_url");
        }
        boolean says = fields.value("launch_url").isPresent()
                || fields.value("ticket_key").isPresent();
        if (says || fields.leftEmpty("base_url")) {
            fields.needed("base_url");
        }
        if (fields.value("previous_ticket_key").isPresent() || fields.leftEmpty("ticket_key")) {
            fields.needed("ticket_key");
        }
    }
}
