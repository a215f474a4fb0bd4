package io.rialto.server.api;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.externalservice.ServiceSearch;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.organization.Caller;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Services, and what must be typed on their side: everybody of the organization reads them; the configuration file writes them. No
 * secret is in them.
 */
@Component
class ServicesResource implements Resource<ServicesResource.Shown> {

    /** @param certificate of the key that signs for the service; absent where a shared secret does, or nothing yet */
    record Shown(
            Site site,
            ExternalService service,
            Introduction introduction,
            @Nullable X509Certificate certificate) {

        @Nullable
        String fingerprint(String algorithm) {
            return certificate == null ? null : Certificates.fingerprint(algorithm, certificate);
        }
    }

    private static final Schema<Shown> SCHEMA = described();

    private final SiteSearch sites;
    private final ServiceSearch services;
    private final Handoffs handoffs;
    private final SigningKeys keys;

    ServicesResource(SiteSearch sites, ServiceSearch services, Handoffs handoffs, SigningKeys keys) {
        this.sites = sites;
        this.services = services;
        this.handoffs = handoffs;
        this.keys = keys;
    }

    private static Schema<Shown> described() {
        Schema.Builder<Shown> schema = Schema.of(
                        "services",
                        (Shown shown) -> shown.service().id().value().toString())
                .saying("A service that a site's customers may enter. Services are written by the configuration file.")
                .offering(Operation.LIST)
                .with(
                        Attribute.text("slug").searched().like("rewards"),
                        shown -> shown.service().slug())
                .with(
                        Attribute.text("name").searched().like("Rewards"),
                        shown -> shown.service().name())
                .with(
                        Attribute.flag("active").searched().saying("False: nobody can enter."),
                        shown -> shown.service().availability() != Availability.INACTIVE)
                .with(
                        Attribute.text("preset")
                                .orNull()
                                .searched()
                                .saying("The preset that it is made from.")
                                .like("zendesk-jwt"),
                        shown -> shown.service().preset())
                .with(
                        Attribute.text("protocol")
                                .saying("One of saml, oidc, jwt, hmac and api.")
                                .like("saml"),
                        ServicesResource::protocol)
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
                        .saying(
                                "What it is told and whom it lets in, its preset's part included: attributes (an expression by the"
                                        + " name at the service), required, sensitive, allow (a rule; null: every customer).")
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
                .toOne(
                        "site",
                        "sites",
                        shown -> Optional.of(shown.site().id().value().toString()))
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

    @Override
    public Schema<Shown> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return id(id).flatMap(known -> services.find(ids(caller), known)).flatMap(service -> shown(caller, service));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        Found<ExternalService> found = services.of(ids(caller), search);
        return new Found<>(
                found.items().stream()
                        .flatMap(service -> shown(caller, service).stream())
                        .toList(),
                found.total());
    }

    /** An id as it stands in an address or a trigger. */
    static Optional<ServiceId> id(String text) {
        return Ids.of(text, UUID::fromString).map(ServiceId::new);
    }

    private List<SiteId> ids(Caller caller) {
        return sites.of(caller.organization()).stream().map(Site::id).toList();
    }

    private Optional<Shown> shown(Caller caller, ExternalService service) {
        return sites.find(caller.organization(), service.siteId()).map(site -> shown(site, service));
    }

    private Shown shown(Site site, ExternalService service) {
        X509Certificate certificate =
                service.protocol().trustsTheSitesKey() ? keys.certificate(site.id(), service.id()) : null;
        return new Shown(site, service, handoffs.of(service).introduction(site, service), certificate);
    }
}
