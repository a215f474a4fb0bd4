package io.rialto.server.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which protocol a service speaks.
 *
 * @param called what the file calls it
 */
record ProtocolChoice(boolean isOffered, String called) {

    private static final String GENERIC = "generic-saml";
    private static final Map<String, String> PROTOCOLS = protocols();
    private static final Rule<String> PROTOCOL = Rules.oneOf(PROTOCOLS);
    private static final Rule<String> PRESET = Rules.SLUG.unless(
            preset -> !preset.equals(GENERIC)
                    && !Suggestion.of(preset, java.util.Set.of(GENERIC)).isEmpty(),
            "is no preset; did you mean \"" + GENERIC + "\"?");

    static ProtocolChoice of(Fields fields) {
        Optional<Value> presetValue = fields.value("preset");
        Optional<Value> protocolValue = fields.value("protocol");
        Optional<String> preset = presetValue.flatMap(value -> value.read(PRESET));
        Optional<String> protocol = protocolValue.flatMap(value -> value.read(PROTOCOL));
        if (presetValue.isEmpty() && protocolValue.isEmpty()) {
            fields.refused("needs \"preset: generic-saml\", or a \"protocol\"");
        }
        boolean generic = preset.map(GENERIC::equals).orElse(presetValue.isEmpty());
        if (preset.filter(GENERIC::equals).isPresent()) {
            protocol.filter(other -> !other.equals("saml"))
                    .ifPresent(other -> protocolValue.get().refused("must be saml with preset generic-saml"));
        }
        String spoken = protocol.orElse(generic ? "saml" : "");
        checkBlocks(fields, spoken);
        boolean offered = generic && spoken.equals("saml");
        return new ProtocolChoice(offered, generic ? spoken : preset.orElse(spoken));
    }

    // What another protocol's block says in detail is for the release that speaks it.
    private static void checkBlocks(Fields fields, String spoken) {
        PROTOCOLS
                .keySet()
                .forEach(name -> fields.value(name).ifPresent(block -> {
                    if (!spoken.isEmpty() && !spoken.equals(name)) {
                        block.refused("belongs to protocol " + name + ", but this service speaks " + spoken);
                    } else if (!spoken.equals("saml")) {
                        block.fields().free();
                    }
                }));
    }

    private static Map<String, String> protocols() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : new String[] {"saml", "oidc", "jwt", "hmac"}) {
            names.put(name, name);
        }
        return names;
    }
}
