package io.rialto.server.configuration;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.site.Site.KeyKind;
import java.util.Optional;

/** What the block of a service's protocol says. */
record Spoken(Protocol protocol, Secrets secrets) {

    /**
     * @param key what the site's own key is
     * @param oidc of the site, which knows its clients
     */
    static Optional<Spoken> read(Tongue tongue, Fields service, KeyKind key, OidcReader oidc) {
        return switch (tongue) {
            case SAML -> service.needed("saml").flatMap(SamlReader::read).map(saml -> new Spoken(saml, Secrets.NONE));
            case OIDC -> service.needed("oidc").flatMap(oidc::read);
            case JWT -> service.needed("jwt").flatMap(block -> JwtReader.read(block, key));
            case API -> service.needed("api").flatMap(ApiReader::read);
            case HMAC -> service.needed("hmac").flatMap(HmacReader::read);
        };
    }

    /** Compares what is released with what the protocol says itself. */
    void check(Fields service, Release release) {
        switch (protocol) {
            case Jwt jwt -> JwtReader.check(service, jwt, release);
            case Hmac hmac -> HmacReader.check(service, hmac, release);
            case Oidc oidc -> OidcReader.check(service, release);
            case Api api -> {}
            case ExternalService.Saml saml -> {}
            case PublishedSaml published -> {}
        }
    }

    boolean takesObjects() {
        return protocol.takesObjects();
    }
}
