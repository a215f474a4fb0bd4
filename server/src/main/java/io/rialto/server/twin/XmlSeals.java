package io.rialto.server.twin;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/** XML signatures, checked by the platform in secure validation. */
final class XmlSeals {

    private static final Set<String> ALGORITHMS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");

    private XmlSeals() {}

    /** What is wrong with the element's own signature; nothing when one of these certificates' keys made it, over this element. */
    static Optional<String> fault(Element element, List<X509Certificate> certificates) {
        Optional<Element> signature = Xml.child(element, XMLSignature.XMLNS, "Signature");
        if (signature.isEmpty()) {
            return Optional.of("no signature of its own");
        }
        String why = "no certificate is published";
        for (X509Certificate certificate : certificates) {
            Optional<String> fault = fault(element, signature.get(), certificate);
            if (fault.isEmpty()) {
                return Optional.empty();
            }
            why = fault.get();
        }
        return Optional.of(why);
    }

    private static Optional<String> fault(Element element, Element signature, X509Certificate certificate) {
        DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(element, null, "ID");
        try {
            XMLSignature seal = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            if (!ALGORITHMS.contains(seal.getSignedInfo().getSignatureMethod().getAlgorithm())) {
                return Optional.of("an algorithm that nobody should trust");
            }
            List<Reference> references = seal.getSignedInfo().getReferences();
            // SAML Core §5.4.2: one reference, to the element that the signature stands in.
            if (references.size() != 1
                    || !("#" + element.getAttribute("ID"))
                            .equals(references.getFirst().getURI())) {
                return Optional.of("a signature over something else");
            }
            return seal.validate(context) ? Optional.empty() : Optional.of("a signature that no published key made");
        } catch (MarshalException | XMLSignatureException unreadable) {
            return Optional.of("a signature that cannot be read");
        }
    }
}
