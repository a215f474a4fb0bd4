package io.rialto.saml;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;

/** What may stand in a message: at its head what may in all of them (SAML Core §3.2.1, §3.2.2), and then what is its own. */
final class MessageParts {

    private static final List<QName> HEAD = List.of(
            new QName(XmlNames.SAML, "Issuer"),
            new QName(XmlNames.DS, "Signature"),
            new QName(XmlNames.SAMLP, "Extensions"));

    private final Set<QName> known;

    private MessageParts(Set<QName> known) {
        this.known = Set.copyOf(known);
    }

    static MessageParts headAnd(QName... own) {
        Set<QName> known = new HashSet<>(HEAD);
        known.addAll(List.of(own));
        return new MessageParts(known);
    }

    void requireIn(Element message) throws Flawed {
        Elements.requireParts(message, known);
    }
}
