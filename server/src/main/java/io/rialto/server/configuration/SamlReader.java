package io.rialto.server.configuration;

import io.rialto.saml.Signed;
import io.rialto.server.configuration.ConsumersReader.Consumers;
import io.rialto.server.configuration.MetadataReader.Said;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.PublishedSaml.Wishes;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.release.Expressions.Purpose;
import io.rialto.server.servicemetadata.Overlay;
import io.rialto.server.servicemetadata.Terms;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a service's {@code saml}. */
final class SamlReader {

    private static final Rule<Signed> SIGN =
            Rules.oneOf(Map.of("assertion", Signed.ASSERTION, "response", Signed.RESPONSE, "both", Signed.BOTH));
    private static final Rule<String> ENTITY_ID = Rules.text(1_024) // SAML Core §8.3.6
            .unless(text -> text.chars().anyMatch(Character::isWhitespace), "must not hold spaces");

    private SamlReader() {}

    static Optional<Protocol> read(Value value) {
        Fields fields = value.fields();
        Optional<Value> published = fields.value("metadata");
        Optional<String> entityId = said(fields, "entity_id", published).flatMap(id -> id.read(ENTITY_ID));
        Optional<Consumers> consumers = said(fields, "acs", published).flatMap(ConsumersReader::read);
        List<NameIdKind> names = NameIds.read(fields);
        NameIdKind name = names.isEmpty() ? NameIdKind.PERSISTENT : names.getFirst();
        Optional<String> nameIdValue = fields.expression("name_id_value", Purpose.NAME_ID);
        Optional<Signed> sign = fields.optional("sign", SIGN);
        SamlTerms terms = SamlTermsReader.read(
                fields, consumers.map(Consumers::all).orElse(List.of()), names, published.isPresent());
        Wishes wishes = SamlTermsReader.wishes(fields);
        return published.isPresent()
                ? published
                        .flatMap(MetadataReader::read)
                        .flatMap(metadata -> fields.made(() -> new Saml(
                                        entityId.orElse(""),
                                        consumers.map(Consumers::usual).orElse(URI.create("")),
                                        name,
                                        nameIdValue.orElse(null),
                                        sign.orElse(Signed.ASSERTION),
                                        terms))
                                .flatMap(said -> completed(said, wishes, metadata, published.get())))
                : fields.made(() -> new Saml(
                        entityId.orElseThrow(),
                        consumers.orElseThrow().usual(),
                        name,
                        nameIdValue.orElse(null),
                        sign.orElse(Signed.ASSERTION),
                        terms));
    }

    /** What the metadata says need not be said here. */
    private static Optional<Value> said(Fields fields, String key, Optional<Value> published) {
        return published.isPresent() ? fields.value(key) : fields.needed(key);
    }

    private static Optional<Protocol> completed(Saml said, Wishes wishes, Said metadata, Value place) {
        return switch (metadata) {
            case Said.Here(Terms terms) ->
                Overlay.obstacle(said, wishes, terms)
                        .map(place::<Protocol>refused)
                        .orElseGet(() -> Optional.of(Overlay.of(said, wishes, terms)));
            case Said.Elsewhere(PublishedSaml.Source source) -> Optional.of(new PublishedSaml(said, wishes, source));
        };
    }
}
