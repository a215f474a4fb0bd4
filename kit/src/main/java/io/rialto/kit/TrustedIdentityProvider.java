package io.rialto.kit;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom a service believes: an entity ID, and the certificates whose keys may sign for it. The certificates' own validity
 * dates and issuers are not looked at; being listed here is the trust. Two certificates while keys roll over.
 */
public record TrustedIdentityProvider(String entityId, List<X509Certificate> certificates) {

    public TrustedIdentityProvider {
        if (entityId.isBlank()) {
            throw new IllegalArgumentException("an identity provider needs an entity ID");
        }
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("identity provider " + entityId + " has no signing certificate");
        }
    }
}
