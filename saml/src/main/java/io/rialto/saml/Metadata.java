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

    private static final int LONGEST_ENTITY_ID = 1024;
    private static final String HTTP_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    public Metadata {
        signingCertificates = List.copyOf(signingCertificates);
        nameIdFormats = List.copyOf(nameIdFormats);
        // SAML Metadata §2.2.1
        if (entityId.isBlank() || entityId.length() > LONGEST_ENTITY_ID) {
            throw new IllegalArgumentException("an entity ID has 1 to 1024 characters");
        }
        if (signingCertificates.isEmpty()) {
            throw new IllegalArgumentException("metadata without a certificate gives nobody a reason to trust");
        }
    }

    /**
     * The metadata document as UTF-8 XML, unsigned.
     *
     * @throws IllegalArgumentException when a text holds a character that XML 1.0 cannot carry
     */
    public byte[] write() {
        CanonicalXml xml = new CanonicalXml();
        xml.open(Tag.ENTITY_DESCRIPTOR).attribute("entityID", entityId);
        xml.open(Tag.IDP_SSO_DESCRIPTOR).attribute("WantAuthnRequestsSigned", "false");
        xml.attribute("protocolSupportEnumeration", Tag.Namespace.SAMLP.uri);
        for (X509Certificate certificate : signingCertificates) {
            xml.open(Tag.KEY_DESCRIPTOR).attribute("use", "signing");
            xml.open(Tag.KEY_INFO).open(Tag.X509_DATA).open(Tag.X509_CERTIFICATE);
            xml.text(SigningKey.inBase64(certificate));
            xml.close().close().close().close();
        }
        for (String format : nameIdFormats) {
            xml.leaf(Tag.NAME_ID_FORMAT, format);
        }
        xml.open(Tag.SINGLE_SIGN_ON_SERVICE).attribute("Binding", HTTP_REDIRECT);
        xml.attribute("Location", singleSignOnUrl == null ? entityId + "/launch" : singleSignOnUrl);
        xml.close().close().close();
        return xml.toBytes();
    }
}
