package io.rialto.server.key;

import io.rialto.saml.SigningKey;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.security.cert.X509Certificate;
import java.util.List;

/** Each site's own signing keys, the first made when the site was. Safe for use by many threads. */
public interface SigningKeys {

    SigningKey current(SiteId site);

    /** What signs a message for this service now: the current key, or the next one where the service tries that already. */
    default SigningKey of(SiteId site, ServiceId service) {
        return current(site);
    }

    /** The same, for a launch: it is noted that one was signed with the next key. */
    default SigningKey launching(SiteId site, ServiceId service) {
        return of(site, service);
    }

    /** What the service needs to check it; nothing is signed by asking. */
    default X509Certificate certificate(SiteId site, ServiceId service) {
        return current(site).certificate();
    }

    /** Whether the site has a key under that issuer; none is made by asking. */
    boolean exist(SiteId site, String issuer);

    /** What the site's metadata shows: the current one first, then the next one, then those of before. */
    List<X509Certificate> published(SiteId site);
}
