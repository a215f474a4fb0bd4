package io.rialto.saml;

import io.rialto.saml.Authenticity.Authentic;
import io.rialto.saml.ReceivedMessage.Envelope;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** One request or response of the browser profiles, from bytes. */
final class MessageReader {

    /** Whatever could be taken for the message in place of the one that is signed. */
    private static final Set<String> MESSAGES =
            Set.of("AuthnRequest", "LogoutRequest", "LogoutResponse", "Response", "Assertion");

    private static final int LONGEST_ENTITY_ID = 1_024;

    private final Element root;
    private final @Nullable Element signature;
    private final Parameter parameter;

    private MessageReader(Element root, @Nullable Element signature, Parameter parameter) {
        this.root = root;
        this.signature = signature;
        this.parameter = parameter;
    }

    static MessageReader of(byte[] xml, Parameter parameter) throws Flawed {
        Element root = HardenedXml.parse(xml, Limits.REQUEST, HardenedXml.Comments.REFUSED)
                .getDocumentElement();
        List<Element> tree = Elements.tree(root);
        Ids.requireUnique(tree);
        requireNothingElsewhere(root, tree);
        List<Element> signatures = Elements.children(root, XmlNames.DS, "Signature");
        if (signatures.size() > 1) {
            throw new Flawed(Flaw.WRAPPED, Flawed.quote(root.getNodeName()) + " has several signatures");
        }
        return new MessageReader(root, signatures.isEmpty() ? null : signatures.getFirst(), parameter);
    }

    private static void requireNothingElsewhere(Element root, List<Element> tree) throws Flawed {
        for (Element element : tree) {
            if (MESSAGES.contains(element.getLocalName()) && !element.isSameNode(root)) {
                throw new Flawed(Flaw.WRAPPED, Flawed.quote(element.getNodeName()) + " in the message");
            }
            boolean signature = Elements.is(element, XmlNames.DS, "Signature");
            if (signature && !element.getParentNode().isSameNode(root)) {
                throw new Flawed(
                        Flaw.WRAPPED,
                        "Signature in " + Flawed.quote(element.getParentNode().getNodeName()));
            }
        }
    }

    ReceivedMessage read() throws Flawed {
        if (!"2.0".equals(Elements.attribute(root, "Version"))) {
            throw new Flawed(Flaw.MALFORMED, "not SAML 2.0");
        }
        if (parameter == Parameter.REQUEST && Elements.is(root, XmlNames.SAMLP, "AuthnRequest")) {
            return AuthnRequestReader.read(root, envelope());
        }
        if (parameter == Parameter.REQUEST && Elements.is(root, XmlNames.SAMLP, "LogoutRequest")) {
            return LogoutReader.request(root, envelope());
        }
        if (parameter == Parameter.RESPONSE && Elements.is(root, XmlNames.SAMLP, "LogoutResponse")) {
            return LogoutReader.response(root, envelope());
        }
        throw new Flawed(
                Flaw.MALFORMED,
                "a message that " + parameter.text() + " cannot be: " + Flawed.quote(root.getNodeName()));
    }

    /** SAML Profiles §4.1.4.1, §4.4.4.1: the browser profiles want an issuer, which is an entity ID. */
    private Envelope envelope() throws Flawed {
        Element issuer = Elements.only(root, XmlNames.SAML, "Issuer");
        String format = Elements.optionalAttribute(issuer, "Format");
        String entityId = Elements.text(issuer);
        boolean entity = format == null || format.equals("urn:oasis:names:tc:SAML:2.0:nameid-format:entity");
        if (!entity || entityId.isEmpty() || entityId.length() > LONGEST_ENTITY_ID) {
            throw new Flawed(Flaw.MALFORMED, "Issuer is not an entity ID");
        }
        return new Envelope(
                Ids.of(root),
                UtcInstant.of(root, "IssueInstant"),
                entityId,
                Elements.optionalAttribute(root, "Destination"));
    }

    Delivered.Seal seal() {
        return new Enveloped(root, signature);
    }

    private record Enveloped(Element root, @Nullable Element signature) implements Delivered.Seal {

        @Override
        public boolean isThere() {
            return signature != null;
        }

        @Override
        public Authentic check(List<X509Certificate> trusted) throws Flawed {
            if (signature == null) {
                throw new IllegalStateException("there is no signature");
            }
            SignatureCheck check = SignatureCheck.of(signature, root, trusted);
            return new Authentic(check.algorithm(), check.certificate());
        }
    }
}
