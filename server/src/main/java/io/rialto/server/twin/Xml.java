package io.rialto.server.twin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML with the platform's parser: no document type, nothing from elsewhere. */
final class Xml {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    private Xml() {}

    static Optional<Document> read(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(builder.parse(new ByteArrayInputStream(bytes)));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java's parser cannot be made safe", e);
        } catch (SAXException | IOException unreadable) {
            return Optional.empty();
        }
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** The children of that name; never what lies deeper. */
    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && is(element, namespace, name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The one child of that name; nothing when there are none, or several. */
    static Optional<Element> child(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** What lies below, one step after the other; each step has to be the only one of its name. */
    static Optional<Element> below(Element parent, String... names) {
        Optional<Element> found = Optional.of(parent);
        for (String name : names) {
            found = found.flatMap(element -> child(element, ASSERTION, name));
        }
        return found;
    }

    static String text(Optional<Element> element) {
        return element.map(its -> its.getTextContent().strip()).orElse("");
    }

    static String attribute(Optional<Element> element, String name) {
        return element.map(its -> its.getAttribute(name)).orElse("");
    }
}
