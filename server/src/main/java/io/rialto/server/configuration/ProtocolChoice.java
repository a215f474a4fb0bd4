package io.rialto.server.configuration;

import io.rialto.server.externalservice.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which protocol a service speaks.
 *
 * @param called what the file calls it
 * @param secrets what its block says of secrets, whatever else it says
 */
record ProtocolChoice(boolean isOffered, String called, Secrets secrets) {

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
        Secrets secrets = checkBlocks(fields, spoken);
        boolean offered = generic && spoken.equals("saml");
        return new ProtocolChoice(offered, generic ? spoken : preset.orElse(spoken), secrets);
    }

    // What another protocol's block says in detail is for the release that speaks it; its secrets are kept as secrets
    // already.
    private static Secrets checkBlocks(Fields fields, String spoken) {
        Secrets secrets = Secrets.NONE;
        for (String name : PROTOCOLS.keySet()) {
            Optional<Value> block = fields.value(name);
            if (block.isEmpty()) {
                continue;
            }
            if (!spoken.isEmpty() && !spoken.equals(name)) {
                block.get().refused("belongs to protocol " + name + ", but this service speaks " + spoken);
            } else if (!spoken.equals("saml")) {
                Fields members = block.get().fields();
                secrets = SecretsReader.read(members, name.equals("oidc") ? "client_secret" : "secret");
                members.free();
            }
        }
        return secrets;
    }

    private static Map<String, String> protocols() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : new String[] {"saml", "oidc", "jwt", "hmac"}) {
            names.put(name, name);
        }
        return names;
    }
}
