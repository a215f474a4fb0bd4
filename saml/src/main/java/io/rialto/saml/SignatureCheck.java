package io.rialto.saml;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.signature.XMLSignatureNodeInput;
import org.w3c.dom.Element;

/** One enveloped signature that held, with the certificate whose key verified it. */
record SignatureCheck(String algorithm, X509Certificate certificate) {

    static {
        // Santuario logs and resolves with what is registered here; without it every signature is an error.
        Init.init();
    }

    static SignatureCheck of(Element signature, Element signed, List<X509Certificate> trusted) throws Flawed {
        SignatureAlgorithm algorithm = SignatureProfile.require(signature, signed);
        // The only element of the document that a reference can find is the one that carries this signature.
        signed.setIdAttributeNS(null, "ID", true);
        for (X509Certificate certificate : trusted) {
            if (algorithm.fits(certificate.getPublicKey()) && holds(signature, signed, certificate.getPublicKey())) {
                return new SignatureCheck(algorithm.uri(), certificate);
            }
        }
        throw new Flawed(
                Flaw.SIGNATURE_INVALID,
                "Signature of " + signed.getLocalName() + " with none of " + trusted.size() + " trusted certificates");
    }

    private static boolean holds(Element signature, Element signed, PublicKey key) {
        try {
            // true: secure validation, the library's own limits on transforms, references and resolvers.
            XMLSignature check = new XMLSignature(signature, "", true);
            return check.checkSignatureValue(key) && covers(check, signed);
        } catch (XMLSecurityException e) {
            return false;
        }
    }

    /** What was digested is the very node that will be read. */
    private static boolean covers(XMLSignature check, Element signed) throws XMLSecurityException {
        return check.getSignedInfo().item(0).getContentsBeforeTransformation() instanceof XMLSignatureNodeInput input
                && signed.isSameNode(input.getSubNode());
    }
}
