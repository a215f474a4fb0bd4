package io.rialto.server.api;

import io.rialto.server.api.ServicesResource.Shown;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.search.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How services are described. */
final class ServiceSchema {

    private ServiceSchema() {}

    static Schema<Shown> described() {
        Schema.Builder<Shown> schema = Schema.of(
                        "services",
                        (Shown shown) -> shown.service().id().value().toString())
                .saying("A service that a site's customers may enter. Those that the configuration file manages are"
                        + " written there alone.")
                .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE, Operation.DELETE)
                .sparingChanges(given -> given.only("active") && !given.flagOr("active", true))
                .with(
                        Attribute.text("slug")
                                .required()
                                .onlyAtItsCreation()
                                .atMost(63)
                                .searched()
                                .saying("Stands in its addresses.")
                                .like("rewards"),
                        shown -> shown.service().slug())
                .with(
                        Attribute.text("name").required().atMost(200).searched().like("Rewards"),
                        shown -> shown.service().name())
                .with(
                        Attribute.flag("active")
                                .writable()
                                .searched()
                                .saying("False: a draft; nobody can enter. A new one is a draft unless this is given."),
                        shown -> shown.service().availability() != Availability.INACTIVE)
                .with(
                        Attribute.text("preset")
                                .optional()
                                .atMost(60)
                                .searched()
                                .saying("The preset that it is made from.")
                                .like("zendesk-jwt"),
                        shown -> shown.service().preset())
                .with(
                        Attribute.object("definition")
                                .writable()
                                .saying("What the configuration file has for a service, with the same members:"
                                        + " protocol and its block, attributes, required, allow, relay_state,"
                                        + " summary and so on. In place of a secret stand asterisks; one that is"
                                        + " left out of a change, or given so, is kept; null takes it away.")
                                .like(Map.of(
                                        "saml",
                                        Map.of(
                                                "entity_id",
                                                "https://rewards.example/saml",
                                                "acs",
                                                "https://rewards.example/saml/acs"),
                                        "attributes",
                                        Map.of("email", "customer.email"))),
                        Shown::definition)
                .with(
                        Attribute.object("missing")
                                .saying("pointers: what has yet to be said of a draft before it can be active.")
                                .like(Map.of("pointers", List.of("/data/attributes/definition/saml/acs"))),
                        shown -> Map.of("pointers", shown.missing()))
                .with(
                        Attribute.oneOf("managed_by", "file", "api")
                                .searched()
                                .saying("file: the configuration file alone changes it."),
                        shown -> shown.by().key())
                .with(
                        Attribute.text("protocol")
                                .saying("One of saml, oidc, jwt, hmac and api.")
                                .like("saml"),
                        ServiceSchema::protocol)
                .with(
                        Attribute.oneOf("environment", "production", "staging", "development")
                                .saying("Of its site."),
                        shown -> shown.site().environment().name().toLowerCase(Locale.ROOT))
                .with(
                        Attribute.text("launch_url")
                                .saying("The link by which customers enter.")
                                .like("https://id.acme.example/s/main/launch/rewards"),
                        shown -> shown.site().issuer() + "/launch/"
                                + shown.service().slug());
        schema.with(
                Attribute.object("release")
                        .saying("What it is told and whom it lets in, its preset's part included: attributes (an"
                                + " expression by the name at the service), required, sensitive, allow (a rule;"
                                + " null: every customer).")
                        .like(Map.of("attributes", Map.of("email", "customer.email"))),
                shown -> ReleaseView.of(shown.service()));
        schema.with(
                Attribute.object("provisioning")
                        .orNull()
                        .saying("How accounts are kept in step; null: by logins alone. No secret is in it.")
                        .like(Map.of("way", "scim", "when", "after_login", "on_deleted", "delete")),
                shown -> ProvisioningView.of(shown.service()));
        for (Introduction.Item item : Introduction.Item.values()) {
            schema.with(
                    Attribute.text(item.name().toLowerCase(Locale.ROOT))
                            .orNull()
                            .saying(item.sentence()),
                    shown -> shown.introduction().of(item).orElse(null));
        }
        return trust(schema)
                .toOneGiven(
                        "site",
                        "sites",
                        true,
                        shown -> Optional.of(shown.site().id().value().toString()))
                .toMany(
                        "versions",
                        "versions",
                        shown -> VersionsResource.of(
                                "services", shown.service().id().value().toString()))
                .filter("site_id", Type.TEXT)
                .build();
    }

    private static Schema.Builder<Shown> trust(Schema.Builder<Shown> schema) {
        return schema.with(
                        Attribute.text("certificate")
                                .orNull()
                                .saying("PEM, of the key that signs for this service at present."),
                        shown -> shown.certificate() == null ? null : Certificates.pem(shown.certificate()))
                .with(Attribute.text("fingerprint_sha1").orNull(), shown -> shown.fingerprint("SHA-1"))
                .with(Attribute.text("fingerprint_sha256").orNull(), shown -> shown.fingerprint("SHA-256"));
    }

    private static String protocol(Shown shown) {
        return switch (shown.service().protocol()) {
            case Saml saml -> "saml";
            case PublishedSaml published -> "saml";
            case Oidc oidc -> "oidc";
            case Jwt jwt -> "jwt";
            case Hmac hmac -> "hmac";
            case Api api -> "api";
        };
    }
}
