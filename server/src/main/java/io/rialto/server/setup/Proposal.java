package io.rialto.server.setup;

import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import io.rialto.server.site.Definition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a service's side may say of the service: the members of its protocol's block that only the service knows, and nothing else. */
final class Proposal {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "saml",
            Set.of("entity_id", "acs", "metadata", "signing_certificates", "encryption_certificate", "slo"),
            "oidc",
            Set.of(
                    "redirect_uris",
                    "post_logout_redirect_uris",
                    "backchannel_logout_uri",
                    "initiate_login_uri",
                    "jwks"),
            "jwt",
            Set.of("url", "secret", "start_url"),
            "hmac",
            Set.of("url", "secret", "start_url"),
            "api",
            Set.of("home", "secret"));

    private Proposal() {}

    /** The names of what may be given. */
    static Set<String> members(String protocol, @Nullable String preset) {
        Set<String> names = new HashSet<>(MEMBERS.getOrDefault(protocol, Set.of()));
        Optional.ofNullable(preset)
                .flatMap(Presets.all()::find)
                .map(Preset::parameters)
                .ifPresent(parameters -> names.addAll(parameters.keySet()));
        return names;
    }

    /** What is given and may not be. */
    static List<String> unknown(String given, Set<String> members) {
        return JSON.readTree(given).properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !members.contains(name))
                .toList();
    }

    /** The definition with what is given in it. */
    static String merged(String definition, String protocol, String given) {
        ObjectNode tree = (ObjectNode) JSON.readTree(definition);
        ObjectNode block = tree.path(protocol) instanceof ObjectNode there ? there : tree.putObject(protocol);
        JsonNode proposal = JSON.readTree(given);
        // The document says both; what was said by hand before would win over it.
        if (proposal.has("metadata")) {
            block.remove(List.of("entity_id", "acs"));
        }
        block.setAll((ObjectNode) proposal);
        return tree.toString();
    }

    /** What is given, without what nobody may read back. */
    static String masked(String given) {
        ObjectNode tree = (ObjectNode) JSON.readTree(given);
        if (tree.has("secret")) {
            tree.put("secret", Definition.MASKED);
        }
        return tree.toString();
    }
}
