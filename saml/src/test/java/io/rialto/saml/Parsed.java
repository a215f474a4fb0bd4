package io.rialto.saml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What others make of our bytes: a DOM, and Santuario's canonical form of it. */
final class Parsed {

    /** They tell the console about every signature that fails, which here is what it is made for. */
    private static final Logger SANTUARIO = Logger.getLogger("org.apache.xml.security");

    static {
        SANTUARIO.setLevel(Level.OFF);
        Init.init();
    }

    private Parsed() {}

    static Document dom(byte[] xml) {
        try {
            return parse(xml);
        } catch (SAXException e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    static boolean isWellFormed(byte[] xml) {
        try {
            parse(xml);
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private static Document parse(byte[] xml) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Its own habit is to print to the console.
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Element first(Document document, String localName) {
        return (Element) document.getElementsByTagNameNS("*", localName).item(0);
    }

    /** As Santuario writes the element alone, exclusively canonical without comments. */
    static byte[] canonical(Element element) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(element, out);
            return out.toByteArray();
        } catch (XMLSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
