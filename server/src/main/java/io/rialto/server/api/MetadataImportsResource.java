package io.rialto.server.api;

import io.rialto.server.database.Ids;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.servicemetadata.Imports;
import io.rialto.server.servicemetadata.Imports.Imported;
import io.rialto.server.servicemetadata.Terms;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/metadata_imports}: a service's SAML metadata, read into a block for the configuration file. Nothing is kept, so
 * none can be read later.
 */
@Component
class MetadataImportsResource implements Resource<MetadataImportsResource.Made> {

    private static final int LONGEST_XML = 60_000;

    /** An import and the id it is answered under. */
    record Made(String id, Imported.Done done) {}

    private static final Schema<Made> SCHEMA = Schema.of("metadata_imports", Made::id)
            .saying("What a service's SAML metadata says, as the configuration file writes it.")
            .unkept()
            .offering(Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(
                    Attribute.text("xml").optional().atMost(LONGEST_XML).saying("The document. Never answered; null."),
                    made -> null)
            .with(
                    Attribute.text("url")
                            .optional()
                            .atMost(2_000)
                            .saying("Where the document is, instead of xml. Never answered; null.")
                            .like("https://learn.example/auth/saml2/sp/metadata.php"),
                    made -> null)
            .with(
                    Attribute.text("signed_by")
                            .optional()
                            .atMost(10_000)
                            .saying("The certificate, as PEM, by whose key the document must be signed. Never"
                                    + " answered; null."),
                    made -> null)
            .with(
                    Attribute.text("entity_id")
                            .optional()
                            .atMost(1_024)
                            .saying("Which service, when the document describes several; in the answer, which it is."),
                    made -> made.done().terms().entityId())
            .with(
                    Attribute.text("yaml").saying("To be put under services of the configuration file."),
                    made -> made.done().yaml())
            .with(
                    Attribute.object("saml")
                            .saying("The same for programs: consumers, logouts, keys, name_id_formats, attributes,"
                                    + " flags."),
                    made -> saml(made.done().terms()))
            .with(
                    Attribute.object("warnings")
                            .saying("lines: what to know before relying on it.")
                            .like(Map.of("lines", List.of("It has no key to encrypt for."))),
                    made -> Map.of("lines", made.done().warnings()))
            .build();

    private final Imports imports;
    private final Ids ids;

    MetadataImportsResource(Imports imports, Ids ids) {
        this.imports = imports;
        this.ids = ids;
    }

    private static Map<String, @Nullable Object> saml(Terms terms) {
        Map<String, @Nullable Object> saml = new LinkedHashMap<>();
        saml.put(
                "consumers",
                terms.consumers().stream()
                        .map(one ->
                                Map.of("url", one.address().toString(), "index", one.index(), "default", one.usual()))
                        .toList());
        saml.put(
                "logouts",
                terms.logouts().stream()
                        .map(one -> Map.of(
                                "binding", one.binding(), "url", one.address().toString()))
                        .toList());
        saml.put("signing_certificates", terms.signingKeys());
        saml.put("encryption_certificates", terms.encryptionKeys());
        saml.put("name_id_formats", terms.nameIdFormats());
        saml.put(
                "attributes",
                terms.attributes().stream()
                        .map(one -> Map.of("name", one.name(), "required", one.required()))
                        .toList());
        saml.put("authn_requests_signed", terms.requestsSigned());
        saml.put("want_assertions_signed", terms.assertionsSigned());
        saml.put("valid_until", terms.validUntil());
        saml.put("signed", terms.sealed());
        return saml;
    }

    @Override
    public Schema<Made> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Made> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Made> create(Caller caller, Given given) {
        // Who may have this server ask an address is who writes its services.
        if (!caller.role().managesSites()) {
            return Rights.forbidden("Only the organization's owners and admins import metadata: ask one of them.");
        }
        String xml = given.text("xml", null);
        String url = given.text("url", null);
        if ((xml == null) == (url == null)) {
            return refused("xml", "must be given, or else url; not both");
        }
        String pem = given.text("signed_by", null);
        Optional<String> signedBy = pem == null ? Optional.empty() : Imports.certificate(pem);
        if (pem != null && signedBy.isEmpty()) {
            return refused("signed_by", "must be one certificate, as PEM, with RSA of 2048 bits or more, or EC P-256");
        }
        String entityId = given.text("entity_id", null);
        return xml != null
                ? made("xml", imports.pasted(xml, entityId, signedBy.orElse(null)))
                : fetched(url == null ? "" : url, entityId, signedBy.orElse(null));
    }

    private Outcome<Made> fetched(String url, @Nullable String entityId, @Nullable String signedBy) {
        try {
            return made("url", imports.fetched(new URI(url), entityId, signedBy));
        } catch (URISyntaxException none) {
            return refused("url", "must be an absolute https address");
        }
    }

    private Outcome<Made> made(String attribute, Imported imported) {
        return switch (imported) {
            case Imported.Not(String why) -> refused(attribute, why);
            case Imported.Done done -> Outcome.done(new Made(ids.next(), done));
        };
    }

    private static Outcome<Made> refused(String attribute, String message) {
        return Outcome.refused(new Refusal.Invalid(Fault.of(attribute, message, "invalid")));
    }
}
