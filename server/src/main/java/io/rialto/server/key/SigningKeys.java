package io.rialto.server.key;

import io.rialto.saml.SigningKey;
import io.rialto.server.site.SiteId;
import java.security.cert.X509Certificate;
import java.util.List;

/** Each site's own signing key, made when the site was. Safe for use by many threads. */
public interface SigningKeys {

    SigningKey current(SiteId site);

    /** Whether the site has a key under that issuer; none is made by asking. */
    boolean exist(SiteId site, String issuer);

    /** What the site's metadata shows, the current one first. */
    List<X509Certificate> published(SiteId site);
}
