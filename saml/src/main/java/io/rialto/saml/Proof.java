package io.rialto.saml;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * From a response to the one assertion in it that is proved. Everything that makes "the signed element" and "the used
 * element" two things is refused before a signature is computed (the XML signature wrapping attacks of Somorovsky et al., "On
 * Breaking SAML", 2012).
 */
final class Proof {

    private static final Set<String> MESSAGES = Set.of("Response", "Assertion");

    /** SAML Core §3.2.2, §3.3.3. With their namespaces: a signature in another one would be overlooked. */
    private static final MessageParts PARTS = MessageParts.headAnd(
            new QName(XmlNames.SAMLP, "Status"),
            new QName(XmlNames.SAML, "Assertion"),
            new QName(XmlNames.SAML, "EncryptedAssertion"));

    private Proof() {}

    static Verified of(Element response, List<Element> tree, List<X509Certificate> trusted, List<PrivateKey> own)
            throws Flawed {
        List<Element> encrypted = Elements.children(response, XmlNames.SAML, "EncryptedAssertion");
        Element assertion = encrypted.isEmpty() ? onlyAssertion(response) : opened(response, encrypted, own);
        requireNothingElsewhere(response, assertion, tree);
        PARTS.requireIn(response);
        if (!encrypted.isEmpty()) {
            requireNothingElsewhere(response, assertion, Elements.tree(assertion));
            Ids.requireUnique(Stream.of(tree, Elements.tree(assertion))
                    .flatMap(List::stream)
                    .toList());
        }
        Element onResponse = signatureOf(response);
        Element onAssertion = signatureOf(assertion);
        if (onResponse == null && onAssertion == null) {
            throw new Flawed(Flaw.NOT_SIGNED, "neither Response nor Assertion has a Signature");
        }
        // A signature that is there must hold, also where the other one would do.
        SignatureCheck inner = onAssertion == null ? null : SignatureCheck.of(onAssertion, assertion, trusted);
        SignatureCheck outer = onResponse == null ? inner : SignatureCheck.of(onResponse, response, trusted);
        if (outer == null) {
            throw new IllegalStateException("one of the two signatures is there");
        }
        return new Verified(
                AssertionReader.read(assertion),
                signed(onResponse, onAssertion),
                outer.algorithm(),
                outer.certificate());
    }

    private static Signed signed(@Nullable Element onResponse, @Nullable Element onAssertion) {
        if (onResponse == null) {
            return Signed.ASSERTION;
        }
        return onAssertion == null ? Signed.RESPONSE : Signed.BOTH;
    }

    private static Element onlyAssertion(Element response) throws Flawed {
        List<Element> assertions = Elements.children(response, XmlNames.SAML, "Assertion");
        if (assertions.isEmpty()) {
            throw new Flawed(Flaw.NOT_ONE_ASSERTION, "Response has no Assertion");
        }
        if (assertions.size() > 1) {
            // One signed and one not is not a batch but a wrapped original beside the one to be believed.
            long signed = assertions.stream()
                    .filter(one ->
                            !Elements.children(one, XmlNames.DS, "Signature").isEmpty())
                    .count();
            boolean alike = signed == 0 || signed == assertions.size();
            throw new Flawed(
                    alike ? Flaw.NOT_ONE_ASSERTION : Flaw.WRAPPED,
                    "assertions=" + assertions.size() + " signed=" + signed);
        }
        return assertions.getFirst();
    }

    private static Element opened(Element response, List<Element> encrypted, List<PrivateKey> own) throws Flawed {
        if (own.isEmpty()) {
            throw new Flawed(Flaw.ENCRYPTED, "EncryptedAssertion");
        }
        int clear = Elements.children(response, XmlNames.SAML, "Assertion").size();
        if (clear + encrypted.size() > 1) {
            throw new Flawed(Flaw.NOT_ONE_ASSERTION, "assertions=" + clear + " encrypted=" + encrypted.size());
        }
        Element assertion = EncryptedAssertion.open(encrypted.getFirst(), own);
        if (!Elements.is(assertion, XmlNames.SAML, "Assertion")) {
            throw new Flawed(Flaw.MALFORMED, "EncryptedAssertion holds " + Flawed.quote(assertion.getNodeName()));
        }
        return assertion;
    }

    private static void requireNothingElsewhere(Element response, Element assertion, List<Element> tree) throws Flawed {
        for (Element element : tree) {
            boolean message = MESSAGES.contains(element.getLocalName());
            if (message && !element.isSameNode(response) && !element.isSameNode(assertion)) {
                throw new Flawed(Flaw.WRAPPED, element.getLocalName() + " in " + parentName(element));
            }
            boolean signature = Elements.is(element, XmlNames.DS, "Signature");
            Node parent = element.getParentNode();
            if (signature && !parent.isSameNode(response) && !parent.isSameNode(assertion)) {
                throw new Flawed(Flaw.WRAPPED, "Signature in " + parentName(element));
            }
        }
    }

    private static String parentName(Element element) {
        return Flawed.quote(element.getParentNode().getNodeName());
    }

    private static @Nullable Element signatureOf(Element element) throws Flawed {
        List<Element> signatures = Elements.children(element, XmlNames.DS, "Signature");
        if (signatures.size() > 1) {
            throw new Flawed(Flaw.WRAPPED, element.getLocalName() + " has several signatures");
        }
        return signatures.isEmpty() ? null : signatures.getFirst();
    }
}
