package io.rialto.saml;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What an identity provider's published metadata says (SAML Metadata §2.4.3). The document proves nothing by itself: trust it
 * as far as the way it came.
 *
 * @param signingCertificates in the order of the document, at least one
 * @param singleSignOnUrl where the identity provider takes an AuthnRequest by redirect or POST
 */
public record IdentityProviderMetadata(
        String entityId,
        List<X509Certificate> signingCertificates,
        @Nullable String singleSignOnUrl) {

    private static final Set<String> BROWSER_BINDINGS = Set.of(
            "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");

    public IdentityProviderMetadata {
        signingCertificates = List.copyOf(signingCertificates);
    }

    /**
     * Reads one {@code EntityDescriptor}.
     *
     * @throws IllegalArgumentException when it is none, or has no usable signing certificate; the message says what is missing
     */
    public static IdentityProviderMetadata read(byte[] xml) {
        try {
            return read(HardenedXml.parse(xml, Limits.METADATA, HardenedXml.Comments.DROPPED)
                    .getDocumentElement());
        } catch (Flawed flawed) {
            throw new IllegalArgumentException(
                    "not the metadata of an identity provider: " + flawed.flaw() + ", " + flawed.detail());
        }
    }

    private static IdentityProviderMetadata read(Element entity) throws Flawed {
        if (!Elements.is(entity, XmlNames.MD, "EntityDescriptor")) {
            throw new Flawed(Flaw.MALFORMED, "the root is not one EntityDescriptor");
        }
        Element provider = Elements.only(entity, XmlNames.MD, "IDPSSODescriptor");
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        for (Element descriptor : Elements.children(provider, XmlNames.MD, "KeyDescriptor")) {
            // No use means every use (SAML Metadata §2.4.1.1).
            if (!"encryption".equals(Elements.optionalAttribute(descriptor, "use"))) {
                certificates.addAll(certificates(descriptor));
            }
        }
        if (certificates.isEmpty()) {
            throw new Flawed(Flaw.MALFORMED, "no signing certificate");
        }
        return new IdentityProviderMetadata(
                Elements.attribute(entity, "entityID"), List.copyOf(certificates), singleSignOn(provider));
    }

    private static @Nullable String singleSignOn(Element provider) {
        return Elements.children(provider, XmlNames.MD, "SingleSignOnService").stream()
                .filter(endpoint -> BROWSER_BINDINGS.contains(endpoint.getAttributeNS(null, "Binding")))
                .map(endpoint -> endpoint.getAttributeNS(null, "Location"))
                .findFirst()
                .orElse(null);
    }

    private static List<X509Certificate> certificates(Element descriptor) throws Flawed {
        List<X509Certificate> certificates = new ArrayList<>();
        Element keyInfo = Elements.only(descriptor, XmlNames.DS, "KeyInfo");
        for (Element data : Elements.children(keyInfo, XmlNames.DS, "X509Data")) {
            for (Element certificate : Elements.children(data, XmlNames.DS, "X509Certificate")) {
                certificates.add(certificate(Elements.text(certificate)));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(String base64) throws Flawed {
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            return requireUsable((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (IllegalArgumentException | CertificateException e) {
            throw new Flawed(Flaw.MALFORMED, "a signing certificate cannot be read");
        }
    }

    private static X509Certificate requireUsable(X509Certificate certificate) throws Flawed {
        if (!ResponseReader.accepts(certificate)) {
            throw new Flawed(Flaw.ALGORITHM_NOT_ALLOWED, "a signing key is neither RSA of 2048 bits nor EC P-256");
        }
        return certificate;
    }
}
