package io.rialto.server.trace;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A SAML message as it can be shown: elements, names, formats, addresses and times; every other value by its length. */
final class MaskedXml {

    private static final Set<String> SHOWN_TEXTS =
            Set.of("Issuer", "Audience", "AuthnContextClassRef", "StatusMessage");
    private static final Set<String> MASKED_ATTRIBUTES = Set.of("SessionIndex", "ID", "URI");

    private final XMLStreamReader reader;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private MaskedXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    static String of(byte[] xml) {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return new MaskedXml(factory.createXMLStreamReader(new ByteArrayInputStream(xml))).read();
        } catch (XMLStreamException unreadable) {
            return Masks.text("x".repeat(xml.length));
        }
    }

    private String read() throws XMLStreamException {
        String element = "";
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    element = reader.getLocalName();
                    begin();
                    depth++;
                }
                case XMLStreamConstants.CHARACTERS -> value(element, reader.getText());
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // comments and the like hold nothing
                }
            }
        }
        return text.toString();
    }

    private void begin() {
        line().append(reader.getLocalName());
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            String name = reader.getAttributeLocalName(at);
            String value = reader.getAttributeValue(at);
            text.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(MASKED_ATTRIBUTES.contains(name) ? Masks.text(value) : Step.plain(value))
                    .append('"');
        }
    }

    private void value(String element, String value) {
        if (!value.isBlank()) {
            text.append(" = ").append(SHOWN_TEXTS.contains(element) ? Step.plain(value) : Masks.text(value));
        }
    }

    private StringBuilder line() {
        return text.append(text.isEmpty() ? "" : "\n").append("  ".repeat(depth));
    }
}
