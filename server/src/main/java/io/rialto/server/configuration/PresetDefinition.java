package io.rialto.server.configuration;

import io.rialto.server.preset.Preset;

/** What a preset says of a service, as the members of a definition. */
public final class PresetDefinition {

    private PresetDefinition() {}

    /** A JSON object, with {@code {parameter}} where services of the preset differ. */
    public static String json(Preset preset) {
        return JsonText.object(preset.service()).toString();
    }
}
