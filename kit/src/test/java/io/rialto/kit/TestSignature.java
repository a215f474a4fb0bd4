package io.rialto.kit;

import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An enveloped signature made by the JDK, which shares no code with the writer, in any way an attacker could want it.
 *
 * @param shown the certificate written into KeyInfo
 */
record TestSignature(
        Key key,
        X509Certificate shown,
        String method,
        String digest,
        String canonicalization,
        List<Supplier<Transform>> transforms) {

    static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    static TestSignature by(TestKey key) {
        boolean rsa = key.privateKey().getAlgorithm().equals("RSA");
        return new TestSignature(
                key.privateKey(),
                key.certificate(),
                rsa ? RSA_SHA256 : ECDSA_SHA256,
                DigestMethod.SHA256,
                CanonicalizationMethod.EXCLUSIVE,
                List.of(transform(Transform.ENVELOPED), transform(CanonicalizationMethod.EXCLUSIVE)));
    }

    TestSignature withMethod(String uri) {
        return new TestSignature(key, shown, uri, digest, canonicalization, transforms);
    }

    TestSignature withKey(Key other) {
        return new TestSignature(other, shown, method, digest, canonicalization, transforms);
    }

    TestSignature withDigest(String uri) {
        return new TestSignature(key, shown, method, uri, canonicalization, transforms);
    }

    TestSignature withCanonicalization(String uri) {
        return new TestSignature(key, shown, method, digest, uri, transforms);
    }

    TestSignature withTransforms(List<Supplier<Transform>> others) {
        return new TestSignature(key, shown, method, digest, canonicalization, others);
    }

    /** One more transform, between the two usual ones. */
    TestSignature withTransform(Supplier<Transform> another) {
        return withTransforms(List.of(transforms.getFirst(), another, transforms.getLast()));
    }

    static Supplier<Transform> transform(String uri) {
        return transform(uri, null);
    }

    /** The JDK's transforms remember the signature they were last used in, so each signature gets new ones. */
    static Supplier<Transform> transform(String uri, TransformParameterSpec parameters) {
        return () -> {
            try {
                return FACTORY.newTransform(uri, parameters);
            } catch (Exception e) {
                throw new IllegalArgumentException(uri, e);
            }
        };
    }

    /** Signs an element and puts the signature where the schema wants it, after the issuer. */
    void sign(Element element) {
        try {
            Node first = element.getFirstChild();
            Node place = "Issuer".equals(first.getLocalName()) ? first.getNextSibling() : first;
            DOMSignContext context = new DOMSignContext(key, element, place);
            context.setDefaultNamespacePrefix("ds");
            // The JDK refuses to make some of the signatures that an attacker may make.
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            FACTORY.newXMLSignature(signedInfo("#" + element.getAttribute("ID")), keyInfo())
                    .sign(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private SignedInfo signedInfo(String uri) throws Exception {
        return FACTORY.newSignedInfo(
                FACTORY.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                FACTORY.newSignatureMethod(method, null),
                List.of(FACTORY.newReference(
                        uri,
                        FACTORY.newDigestMethod(digest, null),
                        transforms.stream().map(Supplier::get).toList(),
                        null,
                        null)));
    }

    private KeyInfo keyInfo() {
        KeyInfoFactory factory = FACTORY.getKeyInfoFactory();
        return factory.newKeyInfo(List.of(factory.newX509Data(List.of(shown))));
    }
}
