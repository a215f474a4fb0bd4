package io.rialto.server.configuration;

import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import java.util.Optional;

/** Reads what a service and its site share out of the block of the service's protocol: one secret, and while it changes two. */
final class SecretsReader {

    private static final int LONG_ENOUGH = 12;
    private static final Rule<Secret> SECRET = Rules.text(1_024).then(text -> Rule.good(new Secret(text)));

    private SecretsReader() {}

    /** @param name of the current one; the others are {@code previous_…} and {@code next_…} */
    static Secrets read(Fields block, String name) {
        Optional<Secret> current = block.value(name).flatMap(SecretsReader::secret);
        Optional<Secret> previous = other(block, "previous_" + name, name, current);
        Optional<Secret> next = other(block, "next_" + name, name, current);
        if (current.isEmpty()) {
            return Secrets.NONE;
        }
        return new Secrets(current.get(), previous.orElse(null), next.orElse(null));
    }

    /** One that does not change in two steps. */
    static Optional<Secret> one(Fields block, String name) {
        return block.value(name).flatMap(SecretsReader::secret);
    }

    private static Optional<Secret> other(Fields block, String name, String current, Optional<Secret> held) {
        Optional<Value> value = block.value(name);
        if (value.isPresent() && block.value(current).isEmpty()) {
            return value.get().refused("has no meaning without " + current);
        }
        Optional<Secret> secret = value.flatMap(SecretsReader::secret);
        if (secret.isPresent() && secret.equals(held)) {
            return value.get().refused("must differ from " + current + ", or be left out");
        }
        return secret;
    }

    static Optional<Secret> secret(Value value) {
        Optional<Secret> secret = value.secret(SECRET);
        if (secret.isPresent() && secret.get().text().length() < LONG_ENOUGH) {
            value.reading().notices().shortSecret(value.place());
        }
        return secret;
    }
}
