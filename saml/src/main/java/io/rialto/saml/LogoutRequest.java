package io.rialto.saml;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other side to end sessions (SAML Core §3.7.1).
 *
 * @param destination where it goes
 * @param notOnOrAfter when it expires
 * @param nameId who, under the name that the other side knows
 * @param sessionIndexes which sessions; empty: all of them
 */
public record LogoutRequest(
        String id,
        Instant issuedAt,
        String issuer,
        String destination,
        Instant notOnOrAfter,
        NameId nameId,
        List<String> sessionIndexes) {

    public LogoutRequest {
        NcName.require(id);
        if (issuer.isBlank() || destination.isBlank()) {
            throw new IllegalArgumentException("a request needs an issuer and a destination");
        }
        sessionIndexes = List.copyOf(sessionIndexes);
    }

    /**
     * The request as UTF-8 XML, signed.
     *
     * @param key absent: unsigned, as the Redirect binding wants it, where the signature stands beside the message
     */
    public byte[] write(@Nullable SigningKey key) {
        CanonicalXml xml = new CanonicalXml();
        int start = xml.position();
        xml.open(Tag.LOGOUT_REQUEST).attribute("Destination", destination).attribute("ID", id);
        xml.attribute("IssueInstant", issuedAt).attribute("NotOnOrAfter", notOnOrAfter);
        xml.attribute("Version", "2.0").leaf(Tag.ISSUER, issuer);
        EnvelopedSignature signature = key == null ? null : new EnvelopedSignature(xml, key, start, id);
        xml.open(Tag.NAME_ID)
                .attribute("Format", nameId.format())
                .text(nameId.value())
                .close();
        sessionIndexes.forEach(session -> xml.leaf(Tag.SESSION_INDEX, session));
        xml.close();
        if (signature != null) {
            signature.seal();
        }
        return xml.toBytes();
    }

    /** Without the name, so that a request that slips into a log tells nothing. */
    @Override
    public String toString() {
        return "LogoutRequest[id=" + id + "]";
    }
}
