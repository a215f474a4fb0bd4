package io.rialto.server.api;

import io.rialto.server.configuration.PresetDefinition;
import io.rialto.server.json.StrictJson;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/presets}: what this release knows of services that many shops lead to, the same for everybody. */
@Component
class PresetsResource implements Resource<Preset> {

    private static final Schema<Preset> SCHEMA = described();

    private static Schema<Preset> described() {
        return Schema.of("presets", Preset::name)
                .saying("What is known of a service that many shops lead to. A service is made from one by its id.")
                .offering(Operation.LIST)
                .with(Attribute.text("title").like("Zendesk, with JSON Web Tokens"), Preset::title)
                .with(
                        Attribute.text("category").like("support"),
                        preset -> preset.category().name().toLowerCase(Locale.ROOT))
                .with(Attribute.text("protocol").like("jwt"), Preset::protocol)
                .with(Attribute.text("summary"), Preset::summary)
                .with(
                        Attribute.object("fields")
                                .saying(
                                        "What has to be typed, by name: meaning (where the service shows it), example, pattern, usual (taken"
                                                + " where nothing is given), needed, secret, and pointer, where it stands in a service."),
                        PresetFields::of)
                .with(
                        Attribute.object("definition")
                                .saying("What the preset says of a service, with {name} where a field is put in."),
                        PresetsResource::definition)
                .with(
                        Attribute.object("accounts")
                                .saying(
                                        "contract and its words, matched (by what the account is found), changed_email."),
                        PresetsResource::accounts)
                .with(
                        Attribute.object("quirks").saying("lines: good to know."),
                        preset -> Map.of("lines", preset.quirks()))
                .with(
                        Attribute.object("set_up")
                                .saying(
                                        "lines: what to do on the service's side, in order; {issuer} is the site's, {service} the slug."),
                        preset -> Map.of("lines", preset.setUp()))
                .with(
                        Attribute.object("sources").saying("Where all this is documented: addresses by title."),
                        PresetsResource::sources)
                .build();
    }

    private static Object definition(Preset preset) {
        return StrictJson.changes(PresetDefinition.json(preset))
                .<Object>map(members -> members)
                .orElse(Map.of());
    }

    private static Map<String, String> accounts(Preset preset) {
        Preset.Accounts its = preset.accounts();
        return Map.of(
                "contract", its.contract().name().toLowerCase(Locale.ROOT),
                "words", "An account is " + its.contract().words() + ".",
                "matched", its.matched(),
                "changed_email", its.changedEmail());
    }

    private static Map<String, String> sources(Preset preset) {
        Map<String, String> addresses = new LinkedHashMap<>();
        preset.sources().forEach(source -> addresses.put(source.title(), source.url()));
        return addresses;
    }

    @Override
    public Schema<Preset> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Preset> find(Caller caller, String id) {
        return Presets.all().find(id);
    }

    @Override
    public Found<Preset> list(Caller caller, Search search) {
        return Listed.of(List.copyOf(Presets.all().each()), search.page());
    }
}
