package io.rialto.kit;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks the first RSA-SHA256 signature and the digest of whatever it refers to, and asks no more. A message it believes is a
 * forgery that a real service would have fallen for.
 */
final class CarelessReader {

    static {
        Init.init();
    }

    private CarelessReader() {}

    static boolean believes(String xml, PublicKey key) {
        Document document = Xml.parse(xml);
        Element signature = Xml.first(document, Xml.DS, "Signature");
        Element signedInfo = Xml.child(signature, Xml.DS, "SignedInfo");
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(canonical(signedInfo));
            return check.verify(decoded(Xml.first(document, Xml.DS, "SignatureValue")))
                    && digestHolds(document, signature);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean digestHolds(Document document, Element signature) throws Exception {
        String uri = Xml.first(document, Xml.DS, "Reference").getAttribute("URI");
        byte[] digest = decoded(Xml.first(document, Xml.DS, "DigestValue"));
        Element signed = document.getElementById(uri.substring(1));
        if (contains(signed, signature)) {
            signature.getParentNode().removeChild(signature);
        }
        return MessageDigest.isEqual(
                digest, MessageDigest.getInstance("SHA-256").digest(canonical(signed)));
    }

    private static boolean contains(Element element, Node inside) {
        Node node = inside;
        while (node != null && !node.isSameNode(element)) {
            node = node.getParentNode();
        }
        return node != null;
    }

    private static byte[] canonical(Node node) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS).canonicalizeSubtree(node, out);
        return out.toByteArray();
    }

    private static byte[] decoded(Element element) {
        return Base64.getMimeDecoder().decode(element.getTextContent());
    }
}
