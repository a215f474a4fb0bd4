package io.rialto.server.servicemetadata;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A service's document, as the service writes it, signed by the JDK when it is. */
final class PublishedDocument {

    private static final KeyPair PUBLISHER = keys();
    static final X509Certificate PUBLISHER_CERTIFICATE = certificate(PUBLISHER, "2026-01-01T00:00:00Z");
    static final X509Certificate FIRST_KEY = certificate(keys(), "2026-01-01T00:00:00Z");
    static final X509Certificate NEXT_KEY = certificate(keys(), "2026-05-01T00:00:00Z");

    private final List<String> keys = new ArrayList<>();
    private String entityId = "https://learn.test/saml";
    private String attributes = "";
    private String consumers = "";
    private String more = "";

    static PublishedDocument ofLearn() {
        return new PublishedDocument()
                .consumer("https://learn.test/acs", 0)
                .signing(FIRST_KEY)
                .encryption(FIRST_KEY);
    }

    PublishedDocument entity(String id) {
        entityId = id;
        return this;
    }

    PublishedDocument consumer(String address, int index) {
        consumers +=
                "<md:AssertionConsumerService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\""
                        + address + "\" index=\"" + index + "\"/>";
        return this;
    }

    PublishedDocument logout(String address) {
        keys.add("<md:SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\""
                + address + "\"/>");
        return this;
    }

    PublishedDocument at(String address) {
        consumers = "";
        return consumer(address, 0);
    }

    PublishedDocument signing(X509Certificate certificate) {
        return key("signing", certificate);
    }

    PublishedDocument encryption(X509Certificate certificate) {
        return key("encryption", certificate);
    }

    private PublishedDocument key(String use, X509Certificate certificate) {
        keys.add("<md:KeyDescriptor use=\"" + use + "\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                + Certificates.text(certificate)
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>");
        return this;
    }

    PublishedDocument withoutKeys() {
        keys.clear();
        return this;
    }

    PublishedDocument keysTheOtherWayRound() {
        Collections.reverse(keys);
        return this;
    }

    PublishedDocument until(Instant instant) {
        attributes = " validUntil=\"" + instant + "\"";
        return this;
    }

    PublishedDocument contact(String name) {
        more = "<md:ContactPerson contactType=\"technical\"><md:GivenName>" + name
                + "</md:GivenName></md:ContactPerson>";
        return this;
    }

    String xml() {
        return "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\""
                + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" ID=\"_doc\" entityID=\"" + entityId + "\""
                + attributes
                + "><md:SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                + String.join("", keys) + consumers + "</md:SPSSODescriptor>" + more + "</md:EntityDescriptor>";
    }

    String signed() {
        try {
            DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultNSInstance();
            Document document = builders.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml().getBytes(StandardCharsets.UTF_8)));
            sign(document.getDocumentElement());
            StringWriter out = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sign(Element element) throws Exception {
        element.setIdAttribute("ID", true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(
                                        CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                                List.of(factory.newReference(
                                        "#_doc",
                                        factory.newDigestMethod(DigestMethod.SHA256, null),
                                        List.of(
                                                factory.newTransform(
                                                        Transform.ENVELOPED, (TransformParameterSpec) null),
                                                factory.newTransform(
                                                        CanonicalizationMethod.EXCLUSIVE,
                                                        (TransformParameterSpec) null)),
                                        null,
                                        null))),
                        null)
                .sign(new DOMSignContext(PUBLISHER.getPrivate(), element, element.getFirstChild()));
    }

    static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(Base64.getDecoder().decode(Certificates.text(certificate)))
                + "\n-----END CERTIFICATE-----\n";
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate(KeyPair pair, String from) {
        X500Principal name = new X500Principal("CN=learn");
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(Instant.parse(from)),
                                    Date.from(Instant.parse("2046-01-01T00:00:00Z")),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
