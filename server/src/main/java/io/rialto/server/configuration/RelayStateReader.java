package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.RelayState.Mode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a service's {@code relay_state}. */
final class RelayStateReader {

    private static final Rule<Mode> MODE =
            Rules.oneOf(Map.of("none", Mode.NONE, "fixed", Mode.FIXED, "per_launch", Mode.PER_LAUNCH));

    private RelayStateReader() {}

    static Optional<RelayState> read(Value value) {
        Fields fields = value.fields();
        Optional<Mode> mode = fields.needed("mode", MODE);
        Optional<String> target = fields.optional("target", Rules.text(2_000));
        Rule<URI> prefix = fields.reading()
                .rules()
                .address()
                .unless(url -> url.getRawQuery() != null, "is the beginning of an address and cannot have a query")
                .unless(url -> !url.normalize().equals(url), "must not hold . or .. as a step");
        List<String> allow = fields.list("allow", item -> item.read(prefix).map(RelayStateReader::bounded));
        mode.ifPresent(chosen -> check(fields, chosen));
        return fields.made(() -> new RelayState(mode.orElseThrow(), target.orElse(null), List.copyOf(allow)));
    }

    private static void check(Fields fields, Mode mode) {
        Optional<Value> target = fields.value("target");
        Optional<Value> allow = fields.value("allow");
        switch (mode) {
            case NONE -> {
                target.ifPresent(value -> value.refused("has no meaning with mode none"));
                allow.ifPresent(value -> value.refused("has no meaning with mode none"));
            }
            case FIXED -> {
                fields.needed("target");
                allow.ifPresent(value -> value.refused("has no meaning with mode fixed"));
            }
            case PER_LAUNCH -> fields.needed("allow");
        }
    }

    // An address that ends with its host is everything below it, and nothing that merely begins with the same letters.
    private static String bounded(URI url) {
        return url.getRawPath().isEmpty() ? url + "/" : url.toString();
    }
}
