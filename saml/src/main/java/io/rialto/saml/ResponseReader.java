package io.rialto.saml;

import java.security.cert.X509Certificate;
import java.util.List;
import org.w3c.dom.Element;

/** Reads responses from strangers. Stateless; safe for use by many threads. */
public final class ResponseReader {

    /** The largest response that is read, in bytes. */
    public static final int LARGEST = Limits.MESSAGE.bytes();

    private ResponseReader() {}

    /** The response's envelope, with nothing proved yet; or why the bytes are no response that could be proved. */
    public static Reading read(byte[] xml) {
        try {
            return envelope(HardenedXml.parse(xml, Limits.MESSAGE, HardenedXml.Comments.REFUSED)
                    .getDocumentElement());
        } catch (Flawed flawed) {
            return flawed.rejected();
        }
    }

    /** Whether a certificate's key can verify anything that is accepted: RSA of 2048 bits or more, or EC P-256. */
    public static boolean accepts(X509Certificate certificate) {
        return SignatureAlgorithm.anyFits(certificate.getPublicKey());
    }

    private static ReceivedResponse envelope(Element root) throws Flawed {
        if (!Elements.is(root, XmlNames.SAMLP, "Response")) {
            throw new Flawed(Flaw.MALFORMED, "not a SAML 2.0 response: " + Flawed.quote(root.getNodeName()));
        }
        List<Element> tree = Elements.tree(root);
        Ids.requireUnique(tree);
        Ids.of(root);
        if (!"2.0".equals(Elements.attribute(root, "Version"))) {
            throw new Flawed(Flaw.MALFORMED, "not SAML 2.0");
        }
        Element issuer = Elements.atMostOne(root, XmlNames.SAML, "Issuer");
        return new ReceivedResponse(
                root,
                tree,
                status(root),
                issuer == null ? null : Elements.text(issuer),
                Elements.optionalAttribute(root, "Destination"),
                Elements.optionalAttribute(root, "InResponseTo"));
    }

    /** The top-level code, and the second-level one where there is one (SAML Core §3.2.2.2). */
    private static List<String> status(Element root) throws Flawed {
        Element status = Elements.only(root, XmlNames.SAMLP, "Status");
        Element code = Elements.only(status, XmlNames.SAMLP, "StatusCode");
        Element second = Elements.atMostOne(code, XmlNames.SAMLP, "StatusCode");
        String top = Elements.attribute(code, "Value");
        return second == null ? List.of(top) : List.of(top, Elements.attribute(second, "Value"));
    }
}
