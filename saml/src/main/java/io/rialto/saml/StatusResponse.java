package io.rialto.saml;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that carries nothing but a status (SAML Core §3.2.2).
 *
 * @param kind what was asked for
 * @param destination where it goes
 * @param inResponseTo the request this answers
 */
public record StatusResponse(
        Kind kind, String id, Instant issuedAt, String issuer, String destination, String inResponseTo, Status status) {

    /** Which request it answers. */
    public enum Kind {
        /** An {@code AuthnRequest}. */
        AUTHN(Tag.RESPONSE),
        /** A {@code LogoutRequest}. */
        LOGOUT(Tag.LOGOUT_RESPONSE);

        final Tag tag;

        Kind(Tag tag) {
            this.tag = tag;
        }
    }

    public StatusResponse {
        NcName.require(id);
        NcName.require(inResponseTo);
        if (issuer.isBlank() || destination.isBlank()) {
            throw new IllegalArgumentException("an answer needs an issuer and a destination");
        }
    }

    /**
     * The answer as UTF-8 XML, signed.
     *
     * @param key absent: unsigned, as the Redirect binding wants it, where the signature stands beside the message
     */
    public byte[] write(@Nullable SigningKey key) {
        CanonicalXml xml = new CanonicalXml();
        int start = xml.position();
        xml.open(kind.tag).attribute("Destination", destination).attribute("ID", id);
        xml.attribute("InResponseTo", inResponseTo);
        xml.attribute("IssueInstant", issuedAt).attribute("Version", "2.0");
        xml.leaf(Tag.ISSUER, issuer);
        EnvelopedSignature signature = key == null ? null : new EnvelopedSignature(xml, key, start, id);
        status(xml);
        if (signature != null) {
            signature.seal();
        }
        return xml.toBytes();
    }

    private void status(CanonicalXml xml) {
        xml.open(Tag.STATUS).open(Tag.STATUS_CODE).attribute("Value", status.code());
        if (status.detail() != null) {
            xml.open(Tag.STATUS_CODE).attribute("Value", status.detail()).close();
        }
        xml.close();
        if (status.message() != null) {
            xml.leaf(Tag.STATUS_MESSAGE, status.message());
        }
        xml.close().close();
    }
}
