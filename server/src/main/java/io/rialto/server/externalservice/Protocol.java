package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.site.Site.KeyKind;
import org.jspecify.annotations.Nullable;

/** What a service speaks, and what Rialto must know to speak it. One record per protocol. */
public sealed interface Protocol permits ExternalService.Saml, PublishedSaml, Oidc, Jwt, Hmac, Api {

    /** Under which kind of name the service knows a customer. */
    NameIdKind nameId();

    /** CEL for that name, in place of the kind's own; absent: the kind decides. */
    @Nullable
    String nameIdValue();

    /** Whether a launch can begin at the shop; else only the service itself can begin. */
    default boolean launchable() {
        return true;
    }

    /** The service's own name in its protocol: services of two sites with the same one are one service. */
    String identity();

    /** Whether it can say more of a customer than texts, numbers and lists of these: members that have members. */
    default boolean takesObjects() {
        return false;
    }

    /** Whether the service is told where to send a browser that it refuses. */
    default boolean reportsRefusals() {
        return false;
    }

    /** Whether the service checks what it gets with the site's key, so that it has to be told of another one. */
    default boolean trustsTheSitesKey() {
        return true;
    }

    /** Whether the protocol has the service look for a key that it does not know, so that nobody has to tell it. */
    default boolean looksKeysUp() {
        return false;
    }

    /** Whether the service can check what a key of this kind signs. */
    default boolean takes(KeyKind kind) {
        return true;
    }
}
