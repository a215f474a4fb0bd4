package io.rialto.server.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which protocol a service speaks, once what its preset says stands beneath what the file says. */
record ProtocolChoice(String spoken) {

    private static final Map<String, String> PROTOCOLS = protocols();
    static final Rule<String> PROTOCOL = Rules.oneOf(PROTOCOLS);

    static ProtocolChoice of(Fields fields) {
        Optional<Value> value = fields.value("protocol");
        if (fields.value("preset").isEmpty() && value.isEmpty()) {
            fields.refused("needs \"preset: generic-saml\" or another preset, or a \"protocol\"");
        }
        String spoken = value.flatMap(protocol -> protocol.read(PROTOCOL)).orElse("");
        checkBlocks(fields, spoken);
        return new ProtocolChoice(spoken);
    }

    private static void checkBlocks(Fields fields, String spoken) {
        PROTOCOLS.keySet().stream()
                .filter(name -> !name.equals(spoken))
                .forEach(name -> fields.value(name)
                        .filter(block -> !spoken.isEmpty())
                        .ifPresent(block ->
                                block.refused("belongs to protocol " + name + ", but this service speaks " + spoken)));
    }

    private static Map<String, String> protocols() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : new String[] {"saml", "oidc", "jwt", "hmac", "api"}) {
            names.put(name, name);
        }
        return names;
    }
}
