package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Locale;

/** A preset in the gallery. */
record PresetCard(String name, String title, String category, String summary) {

    private static final List<String> FIRST = List.of("generic-saml", "generic-oidc", "generic-jwt", "generic-hmac");

    static PresetCard of(Thing preset) {
        String category = preset.text("category");
        return new PresetCard(
                preset.id(),
                preset.text("title"),
                FIRST.contains(preset.id())
                        ? "Any other service"
                        : category.substring(0, 1).toUpperCase(Locale.ROOT) + category.substring(1),
                preset.text("summary"));
    }

    boolean answers(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return (title + " " + category + " " + summary + " " + name)
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    /** What anybody may have comes last. */
    boolean isGeneric() {
        return FIRST.contains(name);
    }
}
