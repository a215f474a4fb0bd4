package io.rialto.saml;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider tells its services about itself (SAML Metadata §2.4.3).
 *
 * @param entityId the site's issuer
 * @param signingCertificates the current one first
 * @param singleSignOnUrl where a service may send an AuthnRequest, by redirect or POST; absent while only the identity provider
 *     starts. The schema demands one single sign-on service, so then the entity's launch address is written
 * @param singleLogoutUrl where a service may send a LogoutRequest or LogoutResponse; absent: nowhere
 * @param wantsSignedRequests whether every AuthnRequest must be signed
 */
public record Metadata(
        String entityId,
        List<X509Certificate> signingCertificates,
        List<String> nameIdFormats,
        @Nullable String singleSignOnUrl,
        @Nullable String singleLogoutUrl,
        boolean wantsSignedRequests) {

    private static final int LONGEST_ENTITY_ID = 1024;

    /** Of an identity provider that takes no logout, and requests without a signature. */
    public Metadata(
            String entityId,
            List<X509Certificate> signingCertificates,
            List<String> nameIdFormats,
            @Nullable String singleSignOnUrl) {
        this(entityId, signingCertificates, nameIdFormats, singleSignOnUrl, null, false);
    }

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
        xml.open(Tag.IDP_SSO_DESCRIPTOR).attribute("WantAuthnRequestsSigned", Boolean.toString(wantsSignedRequests));
        xml.attribute("protocolSupportEnumeration", Tag.Namespace.SAMLP.uri);
        for (X509Certificate certificate : signingCertificates) {
            xml.open(Tag.KEY_DESCRIPTOR).attribute("use", "signing");
            xml.open(Tag.KEY_INFO).open(Tag.X509_DATA).open(Tag.X509_CERTIFICATE);
            xml.text(SigningKey.inBase64(certificate));
            xml.close().close().close().close();
        }
        if (singleLogoutUrl != null) {
            endpoints(xml, Tag.SINGLE_LOGOUT_SERVICE, singleLogoutUrl);
        }
        for (String format : nameIdFormats) {
            xml.leaf(Tag.NAME_ID_FORMAT, format);
        }
        if (singleSignOnUrl == null) {
            endpoint(xml, Tag.SINGLE_SIGN_ON_SERVICE, Binding.REDIRECT, entityId + "/launch");
        } else {
            endpoints(xml, Tag.SINGLE_SIGN_ON_SERVICE, singleSignOnUrl);
        }
        xml.close().close();
        return xml.toBytes();
    }

    private static void endpoints(CanonicalXml xml, Tag tag, String location) {
        endpoint(xml, tag, Binding.REDIRECT, location);
        endpoint(xml, tag, Binding.POST, location);
    }

    private static void endpoint(CanonicalXml xml, Tag tag, Binding binding, String location) {
        xml.open(tag)
                .attribute("Binding", binding.uri())
                .attribute("Location", location)
                .close();
    }
}
