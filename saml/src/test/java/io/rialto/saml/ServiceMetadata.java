package io.rialto.saml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Documents after the shape of well-known services' own, with our certificates, and signed by the JDK, which shares no code with us. */
final class ServiceMetadata {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    static final X509Certificate ENCRYPTION = Keys.certificate(Keys.pair("RSA", 2048));

    private static final Map<String, X509Certificate> CERTIFICATES =
            Map.of("{signing}", Keys.RSA_CERTIFICATE, "{next}", Keys.EC_CERTIFICATE, "{encryption}", ENCRYPTION);

    private ServiceMetadata() {}

    static String of(String name) {
        try (InputStream in = ServiceMetadata.class.getResourceAsStream("/service-metadata/" + name + ".xml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, X509Certificate> entry : CERTIFICATES.entrySet()) {
                text = text.replace(entry.getKey(), base64(entry.getValue()));
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String base64(X509Certificate certificate) {
        try {
            return Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Several entities in one document. */
    static String together(String id, String... entities) {
        StringBuilder all =
                new StringBuilder("<md:EntitiesDescriptor xmlns:md=\"" + XmlNames.MD + "\" ID=\"" + id + "\">");
        for (String entity : entities) {
            all.append(entity.replaceFirst("<\\?xml[^>]*>", ""));
        }
        return all.append("</md:EntitiesDescriptor>").toString();
    }

    static String signed(String xml, PrivateKey key, String method) {
        Document document = Parsed.dom(xml.getBytes(StandardCharsets.UTF_8));
        sign(document.getDocumentElement(), key, method);
        return text(document);
    }

    static void sign(Element element, PrivateKey key, String method) {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        if (!element.hasAttribute("ID")) {
            element.setAttribute("ID", "_doc");
        }
        element.setIdAttribute("ID", true);
        try {
            DOMSignContext context = new DOMSignContext(key, element, element.getFirstChild());
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            KeyInfoFactory keyInfos = factory.getKeyInfoFactory();
            KeyInfo keyInfo = keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(Keys.RSA_CERTIFICATE))));
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(
                                            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(method, null),
                                    List.of(factory.newReference(
                                            "#" + element.getAttribute("ID"),
                                            factory.newDigestMethod(DigestMethod.SHA256, null),
                                            List.of(
                                                    factory.newTransform(
                                                            Transform.ENVELOPED, (TransformParameterSpec) null),
                                                    factory.newTransform(
                                                            CanonicalizationMethod.EXCLUSIVE,
                                                            (TransformParameterSpec) null)),
                                            null,
                                            null))),
                            keyInfo)
                    .sign(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Document document) {
        try {
            Transformer plain = TransformerFactory.newInstance().newTransformer();
            plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            plain.transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
