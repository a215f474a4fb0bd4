package io.rialto.saml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Bytes of a stranger into a DOM: measured first, then parsed with everything off that SAML does not need. */
final class HardenedXml {

    private HardenedXml() {}

    static Document parse(byte[] bytes, Limits limits, Comments comments) throws Flawed {
        if (bytes.length > limits.bytes()) {
            throw new Flawed(Flaw.TOO_LARGE, "bytes=" + bytes.length + " limit=" + limits.bytes());
        }
        String text = strictUtf8(bytes);
        // Both passes read the same characters, so they cannot differ about an encoding.
        Measure.measure(text, limits, comments);
        try {
            return builder(limits).parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException | RuntimeException e) {
            // A parser's own failure is the document's fault as well; see Measure.
            throw new Flawed(Flaw.MALFORMED, "not well-formed XML");
        }
    }

    private static String strictUtf8(byte[] bytes) throws Flawed {
        try {
            // A new decoder reports malformed input; new String(bytes) would replace it and change what was signed.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Flawed(Flaw.MALFORMED, "not UTF-8");
        }
    }

    private static DocumentBuilder builder(Limits limits) {
        // The JDK's own parser, whatever else is on the class path: the options below are known to work there.
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            // The JDK's limits on entity expansion, entity size and attribute counts.
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // No document type: no entities to expand or fetch, no default attributes, no ID types we did not set.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // The next four are void without a document type; they hold should the one above ever be lost.
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            // xsi:schemaLocation is a hint to fetch something.
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            // The same bounds once more in the parser that builds the tree.
            factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(limits.depth()));
            factory.setAttribute("jdk.xml.elementAttributeLimit", Integer.toString(limits.attributes()));
            // XInclude fetches files and URLs.
            factory.setXIncludeAware(false);
            // CDATA becomes text, and neighbouring text one node, so that a text is one value as canonical XML has it.
            factory.setCoalescing(true);
            // Only metadata gets here with comments; without them the text around them is one node.
            factory.setIgnoringComments(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a safety option", e);
        }
    }

    /** Whether comments and processing instructions are let in (and dropped). */
    enum Comments {
        REFUSED,
        DROPPED
    }

    /** The default handler writes the message's text to the error stream. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // nothing a reader could act upon
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
