package io.rialto.demo.twin;

import io.rialto.kit.TrustedIdentityProvider;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;

/**
 * What somebody entered at the service.
 *
 * @param issuer the site's
 * @param service its slug at the site
 * @param metadata the site's SAML metadata
 */
public record Connection(String issuer, String service, String secret, String metadata) {

    TrustedIdentityProvider provider() {
        return TrustedIdentityProvider.fromMetadata(metadata.getBytes(StandardCharsets.UTF_8));
    }

    RSAPublicKey key() {
        return (RSAPublicKey) provider().certificates().getFirst().getPublicKey();
    }

    /** Secrets are not printed, not even those of a demo. */
    @Override
    public String toString() {
        return "Connection[" + issuer + "/" + service + "]";
    }
}
