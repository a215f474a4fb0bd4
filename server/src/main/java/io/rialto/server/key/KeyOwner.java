package io.rialto.server.key;

import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;

/** Whose key it is: a site's under its issuer, one of each kind. */
record KeyOwner(SiteId site, String issuer, KeyKind kind) {

    /** What the vault seals the key for. */
    String context() {
        return "signing-key/" + site.value() + "/" + kind + "/" + issuer;
    }
}
