package io.rialto.server.connect;

import io.rialto.server.connect.Field.Kind;
import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to ask of a service's side: what its preset leaves open, then what its protocol has. */
final class Fields {

    private static final List<Field> KNOWN = List.of(
            new Field(
                    "metadata/url",
                    "Address of your metadata",
                    "If your service has one, nothing else is needed.",
                    Kind.LINE,
                    true),
            new Field(
                    "metadata/xml",
                    "Or your metadata, pasted",
                    "The whole XML document, if you have a file.",
                    Kind.DOCUMENT,
                    true),
            new Field(
                    "entity_id",
                    "Entity ID",
                    "Your service’s name for itself, if you have no metadata.",
                    Kind.LINE,
                    true),
            new Field(
                    "acs",
                    "Assertion consumer service",
                    "Where your service takes logins, if you have no metadata: an address.",
                    Kind.LINE,
                    true),
            new Field("url", "Login address", "Where your service takes logins.", Kind.LINE, true),
            new Field("home", "Address of your API", "Where your service’s own API is.", Kind.LINE, true),
            new Field(
                    "redirect_uris",
                    "Callback addresses",
                    "Where your service takes answers, one a line.",
                    Kind.LINES,
                    true),
            new Field(
                    "secret",
                    "Secret",
                    "What your service and the shop share. It is stored sealed and shown to nobody; type it again whenever you send this form.",
                    Kind.SECRET,
                    true),
            new Field(
                    "start_url",
                    "Start address",
                    "Where a customer’s visit begins, if it is another one.",
                    Kind.LINE,
                    false),
            new Field("slo", "Sign-out address", "Where your service takes logouts.", Kind.LINE, false),
            new Field(
                    "signing_certificates",
                    "Signing certificates",
                    "Those by which your service signs, as PEM, one below the other.",
                    Kind.CERTIFICATES,
                    false),
            new Field(
                    "encryption_certificate",
                    "Encryption certificate",
                    "For which the shop is to encrypt, as PEM.",
                    Kind.DOCUMENT,
                    false),
            new Field(
                    "initiate_login_uri",
                    "Login start address",
                    "Where your service begins a login that starts in the shop.",
                    Kind.LINE,
                    false),
            new Field(
                    "post_logout_redirect_uris",
                    "Addresses after a logout",
                    "Where a customer may be sent after logging out, one a line.",
                    Kind.LINES,
                    false),
            new Field(
                    "backchannel_logout_uri",
                    "Back-channel logout address",
                    "Where your service is told that a customer logged out.",
                    Kind.LINE,
                    false),
            new Field(
                    "jwks",
                    "Public keys",
                    "A JSON Web Key Set, if your client proves itself with a key.",
                    Kind.DOCUMENT,
                    false));

    private Fields() {}

    /** @param members what may be given */
    static List<Field> of(@Nullable String preset, Set<String> members) {
        Optional<Preset> made = Optional.ofNullable(preset).flatMap(Presets.all()::find);
        Map<String, Preset.Parameter> parameters = made.map(Preset::parameters).orElse(Map.of());
        List<Field> fields = new ArrayList<>();
        parameters.forEach((name, parameter) -> fields.add(asked(name, parameter)));
        for (Field known : KNOWN) {
            String member = known.name().replaceFirst("/.*", "");
            if (members.contains(member) && !parameters.containsKey(member)) {
                // What the preset answers already, nobody is asked for.
                boolean answered = known.main() && !parameters.isEmpty();
                if (!answered) {
                    fields.add(known);
                } else if (known.secret()) {
                    made.map(Preset::secret)
                            .map(where -> new Field(
                                    "secret", known.label(), plain(where) + " " + known.hint(), Kind.SECRET, true))
                            .ifPresent(fields::add);
                }
            }
        }
        return List.copyOf(fields);
    }

    /** What was typed, as one object of the service's definition. */
    static Map<String, Object> read(List<Field> fields, Map<String, String> typed) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Field field : fields) {
            String text = Objects.requireNonNullElse(typed.get(field.name()), "");
            if (text.isBlank()) {
                continue;
            }
            String[] steps = field.name().split("/", -1);
            Object value = field.read(text);
            if (steps.length == 1) {
                given.put(field.name(), value);
            } else {
                Map<String, Object> inner = new LinkedHashMap<>();
                if (given.get(steps[0]) instanceof Map<?, ?> there) {
                    there.forEach((name, one) -> inner.put(String.valueOf(name), one));
                }
                inner.put(steps[1], value);
                given.put(steps[0], inner);
            }
        }
        return given;
    }

    private static Field asked(String name, Preset.Parameter parameter) {
        String example = parameter.example().isEmpty() ? "" : " For example: " + parameter.example();
        String usual = parameter.usual() == null ? "" : " Usually: " + parameter.usual();
        String label = plain(name.replace('_', ' ')).replaceAll("\\.$", "");
        return new Field(name, label, plain(parameter.meaning()) + example + usual, Kind.LINE, true);
    }

    private static String plain(String text) {
        String words = text.replace("*", "").replace("`", "");
        String sentence = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
