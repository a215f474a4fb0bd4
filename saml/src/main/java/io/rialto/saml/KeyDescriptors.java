package io.rialto.saml;

import io.rialto.saml.ServiceProviderMetadata.ServiceKey;
import io.rialto.saml.ServiceProviderMetadata.Use;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/** The keys of a role (SAML Metadata §2.4.1.1). */
record KeyDescriptors(List<ServiceKey> keys, List<String> remarks) {

    static KeyDescriptors of(Element role) throws Flawed {
        List<ServiceKey> keys = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Element descriptor : ServiceProviderReader.some(role, "KeyDescriptor")) {
            Use use = use(descriptor);
            List<String> methods = new ArrayList<>();
            for (Element method : ServiceProviderReader.some(descriptor, "EncryptionMethod")) {
                methods.add(ServiceProviderReader.text(Elements.attribute(method, "Algorithm"), "Algorithm"));
            }
            List<X509Certificate> certificates = certificates(descriptor, remarks);
            if (certificates.isEmpty()) {
                remarks.add("A KeyDescriptor without a certificate is not used.");
            }
            certificates.forEach(certificate -> add(new ServiceKey(use, certificate, methods), keys));
        }
        return new KeyDescriptors(keys, remarks);
    }

    private static void add(ServiceKey key, List<ServiceKey> keys) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    private static Use use(Element descriptor) throws Flawed {
        return switch (Elements.optionalAttribute(descriptor, "use")) {
            case null -> Use.UNSPECIFIED;
            case "signing" -> Use.SIGNING;
            case "encryption" -> Use.ENCRYPTION;
            default -> throw new Flawed(Flaw.MALFORMED, "KeyDescriptor's use is neither signing nor encryption");
        };
    }

    private static List<X509Certificate> certificates(Element descriptor, List<String> remarks) throws Flawed {
        List<X509Certificate> certificates = new ArrayList<>();
        Element keyInfo = Elements.only(descriptor, XmlNames.DS, "KeyInfo");
        for (Element data : Elements.children(keyInfo, XmlNames.DS, "X509Data")) {
            List<Element> chain = Elements.children(data, XmlNames.DS, "X509Certificate");
            if (chain.size() > 1) {
                // The others are who issued it: their keys are not the service's.
                remarks.add("Of several certificates in one X509Data only the first is used.");
            }
            if (!chain.isEmpty()) {
                certificates.add(certificate(Elements.text(chain.getFirst())));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(String base64) throws Flawed {
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("[ \\t\\r\\n]", ""));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IllegalArgumentException | CertificateException e) {
            throw new Flawed(Flaw.MALFORMED, "a KeyDescriptor's certificate cannot be read");
        }
    }
}
