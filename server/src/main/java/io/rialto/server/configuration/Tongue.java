package io.rialto.server.configuration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which protocol a service speaks, once what its preset says stands beneath what the file says. */
enum Tongue {
    SAML,
    OIDC,
    JWT,
    HMAC,
    API;

    static final Rule<Tongue> RULE = Rules.oneOf(words());

    /** As the file writes it, and the name of the block in which its settings stand. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Absent with a problem. */
    static Optional<Tongue> of(Fields service) {
        Optional<Value> value = service.value("protocol");
        if (service.value("preset").isEmpty() && value.isEmpty()) {
            service.refused("needs \"preset: generic-saml\" or another preset, or a \"protocol\"");
        }
        Optional<Tongue> spoken = value.flatMap(protocol -> protocol.read(RULE));
        checkBlocks(service, spoken);
        return spoken;
    }

    // Asked for all of them: where it is unknown what the service speaks, none is a block too many.
    private static void checkBlocks(Fields service, Optional<Tongue> spoken) {
        for (Tongue one : values()) {
            Optional<Value> block = service.value(one.word());
            spoken.filter(tongue -> tongue != one)
                    .ifPresent(tongue -> block.ifPresent(foreign -> foreign.refused(
                            "belongs to protocol " + one.word() + ", but this service speaks " + tongue.word())));
        }
    }

    private static Map<String, Tongue> words() {
        return Arrays.stream(values()).collect(Collectors.toMap(Tongue::word, Function.identity()));
    }
}
