package io.rialto.saml;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks an identity provider to log somebody in (SAML Core §3.4.1). The answer is wanted by POST.
 *
 * @param issuer the service's entity ID
 * @param destination the identity provider's single sign-on address
 * @param acs where the answer goes; absent: to the one that the identity provider has as the default
 * @param forceAuthn whether the customer is to log in anew
 * @param isPassive whether nobody may be asked anything
 */
public record AuthnRequest(
        String id,
        Instant issuedAt,
        String issuer,
        String destination,
        @Nullable String acs,
        boolean forceAuthn,
        boolean isPassive) {

    public AuthnRequest {
        NcName.require(id);
        if (issuer.isBlank() || destination.isBlank()) {
            throw new IllegalArgumentException("a request needs an issuer and a destination");
        }
    }

    /**
     * The request as UTF-8 XML, signed.
     *
     * @param key absent: unsigned, as the Redirect binding wants it, where the signature stands beside the message
     */
    public byte[] write(@Nullable SigningKey key) {
        CanonicalXml xml = new CanonicalXml();
        int start = xml.position();
        xml.open(Tag.AUTHN_REQUEST);
        if (acs != null) {
            xml.attribute("AssertionConsumerServiceURL", acs);
        }
        xml.attribute("Destination", destination);
        if (forceAuthn) {
            xml.attribute("ForceAuthn", "true");
        }
        xml.attribute("ID", id);
        if (isPassive) {
            xml.attribute("IsPassive", "true");
        }
        xml.attribute("IssueInstant", issuedAt).attribute("ProtocolBinding", Binding.POST.uri());
        xml.attribute("Version", "2.0").leaf(Tag.ISSUER, issuer);
        EnvelopedSignature signature = key == null ? null : new EnvelopedSignature(xml, key, start, id);
        xml.open(Tag.NAME_ID_POLICY).attribute("AllowCreate", "true").close().close();
        if (signature != null) {
            signature.seal();
        }
        return xml.toBytes();
    }
}
