package io.rialto.saml;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What implementations that share no code with ours think of a signature we made. */
enum Opinion {
    JDK {
        @Override
        boolean verifies(byte[] xml, String signed, X509Certificate trusted) {
            return onSignature(xml, signed, signature -> {
                try {
                    DOMValidateContext context = new DOMValidateContext(trusted.getPublicKey(), signature);
                    return XMLSignatureFactory.getInstance("DOM")
                            .unmarshalXMLSignature(context)
                            .validate(context);
                } catch (MarshalException | XMLSignatureException e) {
                    return false;
                }
            });
        }
    },

    SANTUARIO {
        @Override
        boolean verifies(byte[] xml, String signed, X509Certificate trusted) {
            return onSignature(xml, signed, signature -> {
                try {
                    return new org.apache.xml.security.signature.XMLSignature(signature, "", true)
                            .checkSignatureValue(trusted.getPublicKey());
                } catch (XMLSecurityException e) {
                    return false;
                }
            });
        }
    },

    XMLSEC1 {
        @Override
        boolean verifies(byte[] xml, String signed, X509Certificate trusted) {
            return XmlSec1.verifies(xml, signed, trusted);
        }
    },

    OPENSAML {
        @Override
        boolean verifies(byte[] xml, String signed, X509Certificate trusted) {
            try {
                InitializationService.initialize();
                Element root = Parsed.dom(xml).getDocumentElement();
                XMLObject message = XMLObjectProviderRegistrySupport.getUnmarshallerFactory()
                        .getUnmarshaller(root)
                        .unmarshall(root);
                SignableSAMLObject object = signed.equals("Assertion")
                        ? ((Response) message).getAssertions().getFirst()
                        : (SignableSAMLObject) message;
                new SAMLSignatureProfileValidator().validate(object.getSignature());
                SignatureValidator.validate(object.getSignature(), new BasicX509Credential(trusted));
                return true;
            } catch (SignatureException e) {
                return false;
            } catch (InitializationException | UnmarshallingException e) {
                throw new AssertionError(e);
            }
        }
    };

    /**
     * @param signed the local name of the element whose own signature is meant
     * @param trusted the only key that counts, whatever the message carries
     */
    abstract boolean verifies(byte[] xml, String signed, X509Certificate trusted);

    private static boolean onSignature(byte[] xml, String signed, Predicate<Element> verdict) {
        Document document = Parsed.dom(xml);
        for (String name : List.of("Response", "Assertion", "AuthnRequest", "LogoutRequest", "LogoutResponse")) {
            Element element = Parsed.first(document, name);
            if (element != null && element.hasAttribute("ID")) {
                element.setIdAttribute("ID", true);
            }
        }
        Element parent = Parsed.first(document, signed);
        for (Node child = parent == null ? null : parent.getFirstChild();
                child != null;
                child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())) {
                return verdict.test((Element) child);
            }
        }
        return false;
    }
}
