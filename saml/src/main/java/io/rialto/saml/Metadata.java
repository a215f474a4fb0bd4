package io.rialto.saml;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider tells its services about itself (SAML Metadata §2.4.3).
 *
 * @param entityId the site's issuer
 * @param signingCertificates the current one first
 * @param singleSignOnUrl where a service may send an AuthnRequest; absent while only the identity provider starts. The schema
 *     demands one single sign-on service, so then the entity's launch address is written
 */
public record Metadata(
        String entityId,
        List<X509Certificate> signingCertificates,
        List<String> nameIdFormats,
        @Nullable String singleSignOnUrl) {

    public Metadata {
        signingCertificates = List.copyOf(signingCertificates);
        nameIdFormats = List.copyOf(nameIdFormats);
    }

    /** The metadata document as UTF-8 XML, unsigned. */
    public byte[] write() {
        return new byte[0];
    }
}
