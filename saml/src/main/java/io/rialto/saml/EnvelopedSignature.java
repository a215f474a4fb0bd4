package io.rialto.saml;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A signature inside the element it signs (SAML Core §5.4). Its element is written at its place at once, with room for digest
 * and signature; when the signed element is complete, {@link #seal()} fills them in. So nothing is moved or written twice.
 */
final class EnvelopedSignature {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final int SHA256_LENGTH = 32;

    /**
     * In the document {@code SignedInfo} has {@code ds} from its parent; alone, as it is signed, it declares it itself. That is
     * the one place where what is hashed is not what was written.
     */
    private static final byte[] SIGNED_INFO_ALONE =
            ("<ds:SignedInfo" + new String(Tag.Namespace.DS.declaration, US_ASCII) + ">").getBytes(US_ASCII);

    private final CanonicalXml xml;
    private final SigningKey key;
    /** Where the signed element starts. */
    private final int from;
    /** The signature element, which the enveloped-signature transform takes out. */
    private final int start;

    private final int end;
    private final int signedInfoBody;
    private final int signedInfoEnd;
    private final int digestAt;
    private final int signatureAt;

    /**
     * Writes the signature element.
     *
     * @param from where the element to be signed starts in the document
     * @param id that element's ID
     */
    EnvelopedSignature(CanonicalXml xml, SigningKey key, int from, String id) {
        this.xml = xml;
        this.key = key;
        this.from = from;
        this.start = xml.position();
        xml.open(Tag.SIGNATURE).open(Tag.SIGNED_INFO);
        this.signedInfoBody = xml.position();
        algorithm(Tag.CANONICALIZATION_METHOD, EXCLUSIVE);
        algorithm(Tag.SIGNATURE_METHOD, key.algorithm());
        xml.open(Tag.REFERENCE).attribute("URI", "#" + id).open(Tag.TRANSFORMS);
        algorithm(Tag.TRANSFORM, ENVELOPED);
        algorithm(Tag.TRANSFORM, EXCLUSIVE);
        xml.close();
        algorithm(Tag.DIGEST_METHOD, SHA256);
        this.digestAt = xml.open(Tag.DIGEST_VALUE).reserve(inBase64(SHA256_LENGTH));
        xml.close().close().close();
        this.signedInfoEnd = xml.position();
        this.signatureAt = xml.open(Tag.SIGNATURE_VALUE).reserve(inBase64(key.signatureLength()));
        xml.close();
        xml.open(Tag.KEY_INFO).open(Tag.X509_DATA).open(Tag.X509_CERTIFICATE);
        xml.text(key.certificateInBase64()).close().close().close();
        xml.close();
        this.end = xml.position();
    }

    /** Signs the element from its start to here: call it right after the element was closed. */
    void seal() {
        MessageDigest digest = sha256();
        digest.update(xml.buffer(), from, start - from);
        digest.update(xml.buffer(), end, xml.position() - end);
        xml.fill(digestAt, Base64.getEncoder().encode(digest.digest()));
        xml.fill(signatureAt, Base64.getEncoder().encode(key.sign(signedInfo())));
    }

    private byte[] signedInfo() {
        int length = signedInfoEnd - signedInfoBody;
        ByteArrayOutputStream alone = new ByteArrayOutputStream(SIGNED_INFO_ALONE.length + length);
        alone.writeBytes(SIGNED_INFO_ALONE);
        alone.write(xml.buffer(), signedInfoBody, length);
        return alone.toByteArray();
    }

    private void algorithm(Tag tag, String uri) {
        xml.open(tag).attribute("Algorithm", uri).close();
    }

    private static int inBase64(int length) {
        return (length + 2) / 3 * 4;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
