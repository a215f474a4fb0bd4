package io.rialto.server.configuration;

import io.rialto.saml.ServiceProviderMetadata;
import io.rialto.server.externalservice.PublishedSaml.Source;
import io.rialto.server.servicemetadata.Terms;
import io.rialto.server.servicemetadata.TermsReader;
import io.rialto.server.servicemetadata.TermsReading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code saml.metadata}: the service's document, or where it is. */
final class MetadataReader {

    private static final Rule<byte[]> XML =
            text -> text.isBlank() ? Rule.bad("must not be blank") : Rule.good(text.getBytes(StandardCharsets.UTF_8));
    private static final Rule<String> ENTITY_ID = Rules.text(1_024);

    private MetadataReader() {}

    /** What is said of the metadata. */
    sealed interface Said {

        /** The document itself. */
        record Here(Terms terms) implements Said {}

        record Elsewhere(Source source) implements Said {}
    }

    static Optional<Said> read(Value value) {
        Fields fields = value.fields();
        Optional<Value> file = fields.value("file");
        Optional<Value> xml = fields.value("xml");
        Optional<Value> url = fields.value("url");
        Optional<String> entityId = fields.optional("entity_id", ENTITY_ID);
        Optional<String> signedBy = fields.optional("signed_by", Certificates.SIGNING);
        if (Stream.of(file, xml, url).filter(Optional::isPresent).count() != 1) {
            fields.refused("needs one of \"file\", \"xml\" and \"url\"");
            return Optional.empty();
        }
        Rules rules = fields.reading().rules();
        Optional<URI> address = url.flatMap(one -> one.read(rules.address()));
        Optional<Terms> terms = file.or(() -> xml)
                .flatMap(document -> document.read(file.isPresent() ? rules.documents()::read : XML)
                        .flatMap(bytes -> terms(document, bytes, entityId, signedBy)));
        return fields.made(() -> address.<Said>map(
                        there -> new Said.Elsewhere(new Source(there, entityId.orElse(null), signedBy.orElse(null))))
                .orElseGet(() -> new Said.Here(terms.orElseThrow())));
    }

    private static Optional<Terms> terms(
            Value document, byte[] bytes, Optional<String> entityId, Optional<String> signedBy) {
        Rules rules = document.reading().rules();
        TermsReading reading = TermsReader.read(
                bytes,
                entityId.orElse(null),
                signedBy.orElse(null),
                address -> rules.address().read(address.toString()) instanceof Rule.Verdict.Good<URI>,
                rules.documents().clock().instant());
        return switch (reading) {
            case TermsReading.Unusable(String why) -> document.refused(why);
            case TermsReading.Usable(Terms terms, ServiceProviderMetadata _, List<String> warnings) -> {
                document.reading().notices().metadata(document.place(), warnings);
                yield Optional.of(terms);
            }
        };
    }
}
