package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something to type of a service.
 *
 * @param place where it stands in the service, and the field's name
 * @param several one on each line
 */
record Field(String place, String label, String hint, boolean secret, boolean several, boolean large, String value) {

    /** What the preset asks for, with what was said already; a secret is never shown. */
    static List<Field> of(Thing preset, Definition definition) {
        List<Field> fields = new ArrayList<>();
        preset.map("fields").forEach((name, told) -> {
            if (told instanceof Map<?, ?> field) {
                fields.add(of(name, field, definition));
            }
        });
        if (preset.id().equals("generic-saml")) {
            fields.addFirst(new Field(
                    "definition/saml/metadata/url",
                    "Address of its metadata",
                    "If it has one, nothing else is needed here: Rialto reads it, and tells you when it changes.",
                    false,
                    false,
                    false,
                    definition.text("definition/saml/metadata/url")));
            fields.add(new Field(
                    "definition/saml/metadata/xml",
                    "Or its metadata, pasted",
                    "The whole XML document. A file counts before what is pasted here; it has 500 KB at most.",
                    false,
                    false,
                    true,
                    definition.text("definition/saml/metadata/xml")));
        }
        return List.copyOf(fields);
    }

    private static Field of(String name, Map<?, ?> field, Definition definition) {
        boolean secret = Boolean.TRUE.equals(field.get("secret"));
        String place = String.valueOf(field.get("pointer")).replaceFirst("^/data/attributes/", "");
        String example = String.valueOf(field.get("example"));
        boolean kept = secret && !definition.text(place).isEmpty();
        return new Field(
                place,
                label(name),
                sentence(String.valueOf(field.get("meaning")).replace("*", "").replace("`", ""))
                        + (example.isEmpty() ? "" : " For example: " + example)
                        + (kept ? " One is stored: leave this empty to keep it." : ""),
                secret,
                name.equals("redirect_uris"),
                name.equals("redirect_uris"),
                secret ? "" : definition.text(place));
    }

    /** What a field of that name is called. */
    static String label(String name) {
        return switch (name) {
            case "acs", "sp_acs" -> "Assertion consumer service";
            case "org_id" -> "Organization ID";
            case "entity_id", "sp_entity_id" -> "Entity ID";
            case "url" -> "Address";
            case "redirect_uris" -> "Callback addresses";
            default -> sentence(name.replace('_', ' ')).replaceAll("\\.$", "");
        };
    }

    private static String sentence(String text) {
        String capital = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    /** Puts there what was typed; an empty secret stays as it is. */
    void into(Definition definition, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            if (!secret) {
                definition.remove(place);
            }
        } else {
            definition.put(place, several ? List.of(text.split("[\\s,]+")) : text);
        }
    }

    Field with(String typed) {
        return new Field(place, label, hint, secret, several, large, secret ? "" : typed);
    }

    /** It may hold what somebody typed: it has no text. */
    @Override
    public String toString() {
        return "Field[" + place + "]";
    }
}
