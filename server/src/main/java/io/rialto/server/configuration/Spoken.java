package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.site.Site.KeyKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the block of a service's protocol says.
 *
 * @param protocol absent: one that this release does not speak
 */
record Spoken(@Nullable Protocol protocol, Secrets secrets) {

    /** @param key what the site's own key is */
    static Optional<Spoken> read(ProtocolChoice choice, Fields service, KeyKind key) {
        return switch (choice.spoken()) {
            case "saml" -> service.needed("saml").flatMap(SamlReader::read).map(saml -> new Spoken(saml, Secrets.NONE));
            case "jwt" -> service.needed("jwt").flatMap(block -> JwtReader.read(block, key));
            case "hmac" -> service.needed("hmac").flatMap(HmacReader::read);
            default -> unspoken(choice.spoken(), service);
        };
    }

    // What its block says in detail is for the release that speaks it; its secrets are kept as secrets already.
    private static Optional<Spoken> unspoken(String protocol, Fields service) {
        return service.value(protocol)
                .map(Value::fields)
                .map(block -> {
                    Secrets secrets = SecretsReader.read(block, "client_secret");
                    block.free();
                    return new Spoken(null, secrets);
                })
                .or(() -> Optional.of(new Spoken(null, Secrets.NONE)));
    }

    /** Compares what is released with what the protocol says itself. */
    void check(Fields service, Release release) {
        switch (protocol) {
            case Jwt jwt -> JwtReader.check(service, jwt, release);
            case Hmac hmac -> HmacReader.check(service, hmac, release);
            case null, default -> {}
        }
    }

    boolean takesObjects() {
        return protocol != null && protocol.takesObjects();
    }
}
