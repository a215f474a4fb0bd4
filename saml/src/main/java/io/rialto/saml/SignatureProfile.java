package io.rialto.saml;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * SAML's profile of XML Signature (SAML Core §5.4), narrowed: exactly one reference to the element that carries the signature,
 * two known transforms, listed algorithms, and nothing else inside. Checked on the DOM, before the library sees the signature.
 */
final class SignatureProfile {

    /** XML Encryption §5.7.2, and XML Signature's later list for the longer ones. */
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");

    private SignatureProfile() {}

    static SignatureAlgorithm require(Element signature, Element signed) throws Flawed {
        Element signedInfo = Elements.only(signature, XmlNames.DS, "SignedInfo");
        requireParts(signature, List.of("SignedInfo", "SignatureValue"), "KeyInfo");
        requireParts(signedInfo, List.of("CanonicalizationMethod", "SignatureMethod", "Reference"), null);
        requireExclusive(Elements.only(signedInfo, XmlNames.DS, "CanonicalizationMethod"));
        requireReference(Elements.only(signedInfo, XmlNames.DS, "Reference"), signed);
        requireBase64(Elements.only(signature, XmlNames.DS, "SignatureValue"));
        return method(Elements.only(signedInfo, XmlNames.DS, "SignatureMethod"));
    }

    private static SignatureAlgorithm method(Element method) throws Flawed {
        String uri = Elements.attribute(method, "Algorithm");
        if (!Elements.children(method).isEmpty()) {
            throw notAllowed("SignatureMethod has parameters");
        }
        return SignatureAlgorithm.of(uri).orElseThrow(() -> notAllowed(uri));
    }

    private static void requireReference(Element reference, Element signed) throws Flawed {
        String uri = Elements.optionalAttribute(reference, "URI");
        if (!("#" + Ids.of(signed)).equals(uri)) {
            throw new Flawed(
                    Flaw.WRAPPED,
                    "Signature in " + signed.getLocalName() + " refers to "
                            + Flawed.quote(uri == null ? "nothing" : uri));
        }
        requireParts(reference, List.of("Transforms", "DigestMethod", "DigestValue"), null);
        Element digest = Elements.only(reference, XmlNames.DS, "DigestMethod");
        String algorithm = Elements.attribute(digest, "Algorithm");
        if (!DIGESTS.contains(algorithm) || !Elements.children(digest).isEmpty()) {
            throw notAllowed(algorithm);
        }
        requireBase64(Elements.only(reference, XmlNames.DS, "DigestValue"));
        requireTransforms(Elements.children(Elements.only(reference, XmlNames.DS, "Transforms")));
    }

    /** The library would skip what is no Base64, or stumble over it. */
    private static void requireBase64(Element element) throws Flawed {
        try {
            Base64.getDecoder().decode(Elements.text(element).replaceAll("[ \\t\\r\\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new Flawed(Flaw.SIGNATURE_INVALID, element.getLocalName() + " is not Base64");
        }
    }

    private static void requireTransforms(List<Element> transforms) throws Flawed {
        for (Element transform : transforms) {
            String algorithm = Elements.attribute(transform, "Algorithm");
            if (!algorithm.equals(XmlNames.ENVELOPED) && !algorithm.equals(XmlNames.EXC_C14N)) {
                throw notAllowed(algorithm);
            }
        }
        if (transforms.size() != 2) {
            throw notAllowed("transforms=" + transforms.size());
        }
        Element enveloped = transforms.getFirst();
        if (!Elements.attribute(enveloped, "Algorithm").equals(XmlNames.ENVELOPED)
                || !Elements.children(enveloped).isEmpty()) {
            throw notAllowed("the first transform is not enveloped-signature");
        }
        requireExclusive(transforms.getLast());
    }

    /** Exclusive canonicalization without comments; a prefix list is its one parameter. */
    private static void requireExclusive(Element method) throws Flawed {
        String algorithm = Elements.attribute(method, "Algorithm");
        boolean plain = Elements.children(method).stream()
                .allMatch(child -> Elements.is(child, XmlNames.EXC_C14N, "InclusiveNamespaces"));
        if (!algorithm.equals(XmlNames.EXC_C14N)
                || !plain
                || Elements.children(method).size() > 1) {
            throw notAllowed(algorithm);
        }
    }

    private static void requireParts(Element parent, List<String> parts, @Nullable String optional) throws Flawed {
        List<String> found = Elements.children(parent).stream()
                .filter(child -> XmlNames.DS.equals(child.getNamespaceURI()))
                .map(Element::getLocalName)
                .filter(name -> !name.equals(optional))
                .toList();
        boolean foreign = found.size()
                != Elements.children(parent).size()
                        - (optional == null
                                ? 0
                                : Elements.children(parent, XmlNames.DS, optional)
                                        .size());
        if (foreign || !found.equals(parts)) {
            throw new Flawed(Flaw.WRAPPED, parent.getLocalName() + " holds other parts than " + parts);
        }
    }

    private static Flawed notAllowed(String what) {
        return new Flawed(Flaw.ALGORITHM_NOT_ALLOWED, Flawed.quote(what));
    }
}
