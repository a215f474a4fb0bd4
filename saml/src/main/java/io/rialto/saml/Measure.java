package io.rialto.saml;

import io.rialto.saml.HardenedXml.Comments;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A first pass that builds nothing: counts, and turns away what has no place in a SAML message. */
final class Measure {

    private final XMLStreamReader reader;
    private final Limits limits;
    private final Comments comments;
    private int depth;
    private int elements;

    private Measure(XMLStreamReader reader, Limits limits, Comments comments) {
        this.reader = reader;
        this.limits = limits;
        this.comments = comments;
    }

    static void measure(String text, Limits limits, Comments comments) throws Flawed {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            new Measure(reader, limits, comments).run();
            reader.close();
        } catch (XMLStreamException e) {
            throw beyondTheParsersOwn(e)
                    ? new Flawed(Flaw.TOO_LARGE, "limit of the parser")
                    : new Flawed(Flaw.MALFORMED, "not well-formed XML");
        } catch (RuntimeException e) {
            // The JDK's parser stumbles over some broken documents: for a control character in a document type it looks
            // up a
            // message that it does not have. Fuzzing found that; whatever else there is ends here too.
            throw new Flawed(Flaw.MALFORMED, "not well-formed XML");
        }
    }

    /** The JDK counts some things before they reach us, and reports them under keys of this form. */
    private static boolean beyondTheParsersOwn(XMLStreamException e) {
        return e.getMessage() != null && e.getMessage().contains("JAXP0001");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A document type is seen as an event and refused there; nothing in it is ever processed.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // Text is not collected: this pass needs none of it.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private void run() throws XMLStreamException, Flawed {
        declaration();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Flawed(Flaw.DOCTYPE, "document type declaration");
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> comment();
                default -> {
                    // text
                }
            }
        }
    }

    /** Canonical XML is defined for XML 1.0, and SAML bindings for UTF-8. */
    private void declaration() throws Flawed {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new Flawed(Flaw.MALFORMED, "declared encoding is not UTF-8");
        }
        if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
            throw new Flawed(Flaw.MALFORMED, "not XML 1.0");
        }
    }

    private void enter() throws Flawed {
        within("depth", ++depth, limits.depth());
        within("elements", ++elements, limits.elements());
        within("attributes", reader.getAttributeCount() + reader.getNamespaceCount(), limits.attributes());
    }

    private void comment() throws Flawed {
        if (comments == Comments.REFUSED) {
            throw new Flawed(Flaw.COMMENT, "comment or processing instruction at depth " + depth);
        }
    }

    private static void within(String what, int count, int limit) throws Flawed {
        if (count > limit) {
            throw new Flawed(Flaw.TOO_LARGE, what + " limit=" + limit);
        }
    }
}
