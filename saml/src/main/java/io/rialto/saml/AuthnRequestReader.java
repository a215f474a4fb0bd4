package io.rialto.saml;

import io.rialto.saml.ReceivedAuthnRequest.Consumer;
import io.rialto.saml.ReceivedAuthnRequest.NameIdPolicy;
import io.rialto.saml.ReceivedAuthnRequest.RequestedContext;
import io.rialto.saml.ReceivedAuthnRequest.RequestedContext.Comparison;
import io.rialto.saml.ReceivedMessage.Envelope;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads an {@code AuthnRequest} (SAML Core §3.4.1). */
final class AuthnRequestReader {

    private static final int MOST_CLASSES = 32;

    private static final MessageParts PARTS = MessageParts.headAnd(
            new QName(XmlNames.SAML, "Subject"),
            new QName(XmlNames.SAMLP, "NameIDPolicy"),
            new QName(XmlNames.SAML, "Conditions"),
            new QName(XmlNames.SAMLP, "RequestedAuthnContext"),
            new QName(XmlNames.SAMLP, "Scoping"));

    private AuthnRequestReader() {}

    static ReceivedAuthnRequest read(Element request, Envelope envelope) throws Flawed {
        PARTS.requireIn(request);
        return new ReceivedAuthnRequest(
                envelope,
                consumer(request),
                Elements.optionalAttribute(request, "ProtocolBinding"),
                Elements.flag(request, "ForceAuthn"),
                Elements.flag(request, "IsPassive"),
                nameIdPolicy(Elements.atMostOne(request, XmlNames.SAMLP, "NameIDPolicy")),
                authnContext(Elements.atMostOne(request, XmlNames.SAMLP, "RequestedAuthnContext")),
                Elements.atMostOne(request, XmlNames.SAML, "Subject") != null);
    }

    private static Consumer consumer(Element request) throws Flawed {
        String index = Elements.optionalAttribute(request, "AssertionConsumerServiceIndex");
        String url = Elements.optionalAttribute(request, "AssertionConsumerServiceURL");
        boolean binding = Elements.optionalAttribute(request, "ProtocolBinding") != null;
        if (index == null) {
            return new Consumer(null, url);
        }
        // SAML Core §3.4.1: mutually exclusive
        if (url != null || binding) {
            throw new Flawed(Flaw.MALFORMED, "AssertionConsumerServiceIndex beside a URL or a binding");
        }
        // xs:unsignedShort
        if (!index.matches("\\d{1,5}") || Integer.parseInt(index) > 65_535) {
            throw new Flawed(Flaw.MALFORMED, "AssertionConsumerServiceIndex is not a number up to 65535");
        }
        return new Consumer(Integer.valueOf(index), null);
    }

    private static @Nullable NameIdPolicy nameIdPolicy(@Nullable Element policy) throws Flawed {
        return policy == null
                ? null
                : new NameIdPolicy(
                        Elements.optionalAttribute(policy, "Format"),
                        Elements.optionalAttribute(policy, "SPNameQualifier"),
                        Elements.flag(policy, "AllowCreate"));
    }

    private static @Nullable RequestedContext authnContext(@Nullable Element context) throws Flawed {
        if (context == null) {
            return null;
        }
        List<String> classes = new ArrayList<>();
        for (Element reference : Elements.children(context)) {
            if (Elements.is(reference, XmlNames.SAML, "AuthnContextClassRef")) {
                classes.add(Elements.text(reference));
            } else if (!Elements.is(reference, XmlNames.SAML, "AuthnContextDeclRef")) {
                throw new Flawed(
                        Flaw.MALFORMED, "RequestedAuthnContext holds " + Flawed.quote(reference.getNodeName()));
            }
        }
        if (classes.size() > MOST_CLASSES) {
            throw new Flawed(Flaw.TOO_LARGE, "AuthnContextClassRef times=" + classes.size() + " limit=" + MOST_CLASSES);
        }
        return new RequestedContext(comparison(Elements.optionalAttribute(context, "Comparison")), classes);
    }

    private static Comparison comparison(@Nullable String text) throws Flawed {
        return switch (text) {
            case null -> Comparison.EXACT;
            case "exact" -> Comparison.EXACT;
            case "minimum" -> Comparison.MINIMUM;
            case "maximum" -> Comparison.MAXIMUM;
            case "better" -> Comparison.BETTER;
            default -> throw new Flawed(Flaw.MALFORMED, "Comparison is " + Flawed.quote(text));
        };
    }
}
