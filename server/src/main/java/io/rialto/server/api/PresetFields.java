package io.rialto.server.api;

import io.rialto.server.preset.Preset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to be typed of a service that is made from a preset, by name, in the order in which to ask. */
final class PresetFields {

    private static final String ADDRESS = "https://.*";

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final String block;

    private PresetFields(String block) {
        this.block = block;
    }

    static Map<String, Object> of(Preset preset) {
        PresetFields all = new PresetFields(preset.protocol());
        preset.parameters()
                .forEach((name, parameter) -> all.add(
                        name,
                        parameter.meaning(),
                        parameter.example(),
                        parameter.usual() == null,
                        Map.of(
                                "pattern",
                                parameter.pattern(),
                                "usual",
                                parameter.usual() == null ? "" : parameter.usual())));
        all.generic(preset.name());
        all.secret(preset);
        return all.fields;
    }

    private void generic(String preset) {
        switch (preset) {
            case "generic-saml" -> {
                add("entity_id", "the service's name for itself (entity ID)", "https://partner.example/saml");
                add(
                        "acs",
                        "where the service takes logins (assertion consumer service)",
                        "https://partner.example/saml/acs");
            }
            case "generic-jwt", "generic-hmac" ->
                add("url", "where the service takes logins", "https://partner.example/sso");
            case "generic-oidc" -> {
                add("client_id", "the name under which the service asks, as you choose it", "partner");
                add(
                        "redirect_uris",
                        "a list: where the service takes answers (callback addresses)",
                        "https://partner.example/callback");
            }
            default -> {
                // Its parameters say all of it.
            }
        }
    }

    private void secret(Preset preset) {
        String name = preset.protocol().equals("oidc") ? "client_secret" : "secret";
        if (preset.secret() != null || preset.name().matches("generic-(oidc|jwt|hmac)")) {
            String where = preset.secret() == null ? "a secret that the service and Rialto share" : preset.secret();
            add(name, where, "", true, Map.of("secret", true));
        }
    }

    private void add(String name, String meaning, String example) {
        add(name, meaning, example, true, example.startsWith("https:") ? Map.of("pattern", ADDRESS) : Map.of());
    }

    private void add(String name, String meaning, String example, boolean needed, Map<String, Object> more) {
        Map<String, @Nullable Object> field = new LinkedHashMap<>();
        field.put("meaning", meaning);
        field.put("example", example);
        field.put("needed", needed);
        field.put("secret", false);
        field.putAll(more);
        field.put("pointer", "/data/attributes/definition/" + block + "/" + name);
        fields.put(name, field);
    }
}
