package io.rialto.saml;

import io.rialto.saml.ReceivedMessage.Envelope;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads what is said about the end of a session (SAML Core §3.7). */
final class LogoutReader {

    private static final int MOST_SESSIONS = 64;
    private static final int LONGEST_SESSION_INDEX = 256;

    private static final MessageParts REQUEST = MessageParts.headAnd(
            new QName(XmlNames.SAML, "NameID"),
            new QName(XmlNames.SAML, "BaseID"),
            new QName(XmlNames.SAML, "EncryptedID"),
            new QName(XmlNames.SAMLP, "SessionIndex"));

    private static final MessageParts RESPONSE = MessageParts.headAnd(new QName(XmlNames.SAMLP, "Status"));

    private LogoutReader() {}

    static ReceivedLogoutRequest request(Element request, Envelope envelope) throws Flawed {
        REQUEST.requireIn(request);
        return new ReceivedLogoutRequest(
                envelope, NameIdReader.in(request), UtcInstant.optional(request, "NotOnOrAfter"), sessions(request));
    }

    static ReceivedLogoutResponse response(Element response, Envelope envelope) throws Flawed {
        RESPONSE.requireIn(response);
        return new ReceivedLogoutResponse(envelope, Elements.attribute(response, "InResponseTo"), status(response));
    }

    private static List<String> sessions(Element request) throws Flawed {
        List<String> sessions = new ArrayList<>();
        for (Element session : Elements.children(request, XmlNames.SAMLP, "SessionIndex")) {
            String index = Elements.text(session);
            if (index.isEmpty() || index.length() > LONGEST_SESSION_INDEX || sessions.size() == MOST_SESSIONS) {
                throw new Flawed(Flaw.TOO_LARGE, "SessionIndex is empty, too long, or there too often");
            }
            sessions.add(index);
        }
        return sessions;
    }

    private static Status status(Element response) throws Flawed {
        Element status = Elements.only(response, XmlNames.SAMLP, "Status");
        Element code = Elements.only(status, XmlNames.SAMLP, "StatusCode");
        Element second = Elements.atMostOne(code, XmlNames.SAMLP, "StatusCode");
        String top = Elements.attribute(code, "Value");
        if (top.isBlank()) {
            throw new Flawed(Flaw.MALFORMED, "StatusCode is blank");
        }
        return new Status(top, second == null ? null : Elements.attribute(second, "Value"), message(status));
    }

    private static @Nullable String message(Element status) throws Flawed {
        Element message = Elements.atMostOne(status, XmlNames.SAMLP, "StatusMessage");
        return message == null ? null : Flawed.quote(Elements.text(message));
    }
}
