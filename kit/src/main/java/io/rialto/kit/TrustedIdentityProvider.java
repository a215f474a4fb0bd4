package io.rialto.kit;

import io.rialto.saml.IdentityProviderMetadata;
import io.rialto.saml.ResponseReader;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a service believes: an entity ID, and the certificates whose keys may sign for it. The certificates' own validity
 * dates and issuers are not looked at; being listed here is the trust. Two certificates while keys roll over.
 *
 * @param singleSignOnUrl where it takes a service's request for a login; absent: only the identity provider begins
 */
public record TrustedIdentityProvider(
        String entityId,
        List<X509Certificate> certificates,
        @Nullable String singleSignOnUrl) {

    /** One that begins every login itself. */
    public TrustedIdentityProvider(String entityId, List<X509Certificate> certificates) {
        this(entityId, certificates, null);
    }

    public TrustedIdentityProvider {
        if (entityId.isBlank()) {
            throw new IllegalArgumentException("an identity provider needs an entity ID");
        }
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("identity provider " + entityId + " has no signing certificate");
        }
        if (!certificates.stream().allMatch(ResponseReader::accepts)) {
            throw new IllegalArgumentException(
                    "identity provider " + entityId + " has a key that is neither RSA of 2048 bits nor EC P-256");
        }
    }

    /**
     * From a metadata document. It is trusted as far as the way it came: a file that somebody checked, or https.
     *
     * @throws IllegalArgumentException when the document is not an identity provider's; the message says why
     */
    public static TrustedIdentityProvider fromMetadata(byte[] xml) {
        IdentityProviderMetadata metadata = IdentityProviderMetadata.read(xml);
        return new TrustedIdentityProvider(
                metadata.entityId(), metadata.signingCertificates(), metadata.singleSignOnUrl());
    }
}
