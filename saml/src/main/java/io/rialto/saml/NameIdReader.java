package io.rialto.saml;

import org.w3c.dom.Element;

/** Reads the name of a subject (SAML Core §2.2.3), where it is in the clear. */
final class NameIdReader {

    private static final int LONGEST = 256;

    private NameIdReader() {}

    static NameId in(Element parent) throws Flawed {
        if (Elements.atMostOne(parent, XmlNames.SAML, "EncryptedID") != null) {
            throw new Flawed(Flaw.ENCRYPTED, "EncryptedID");
        }
        Element nameId = Elements.only(parent, XmlNames.SAML, "NameID");
        // As it is: a name that differs in white space alone is another customer's, or a trick.
        String value = Elements.exactText(nameId);
        // SAML Core §8.3.7: at most 256 characters
        if (value.isBlank() || !value.equals(value.strip()) || value.length() > LONGEST) {
            throw new Flawed(Flaw.MALFORMED, "NameID is empty, too long, or has white space around it");
        }
        String format = Elements.optionalAttribute(nameId, "Format");
        return new NameId(format == null ? NameId.UNSPECIFIED : format, value);
    }
}
