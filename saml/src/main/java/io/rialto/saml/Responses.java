package io.rialto.saml;

import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.Assertion.Conditions;
import io.rialto.saml.Assertion.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes responses as canonical XML and signs them in the same pass. Stateless; safe for use by many threads. */
public final class Responses {

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    private static final String URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

    private Responses() {}

    /**
     * The response as UTF-8 XML, signed with SHA-256 digests, the signature right after the issuer. With {@link Signed#BOTH} the
     * response's signature covers the signed assertion.
     *
     * @throws IllegalArgumentException when a text holds a character that XML 1.0 cannot carry
     */
    public static byte[] write(Response response, SigningKey key, Signed what) {
        return write(response, key, what, null);
    }

    /**
     * As {@link #write(Response, SigningKey, Signed)}, with the assertion signed first and then encrypted; the response's signature
     * covers the encrypted one.
     */
    public static byte[] write(Response response, SigningKey key, Signed what, @Nullable Encryption encryption) {
        CanonicalXml xml = new CanonicalXml();
        int start = xml.position();
        xml.open(Tag.RESPONSE).attribute("Destination", response.destination()).attribute("ID", response.id());
        if (response.inResponseTo() != null) {
            xml.attribute("InResponseTo", response.inResponseTo());
        }
        xml.attribute("IssueInstant", response.issuedAt()).attribute("Version", "2.0");
        xml.leaf(Tag.ISSUER, response.issuer());
        if (what == Signed.ASSERTION) {
            statusAndAssertion(xml, response, key, what, encryption);
        } else {
            EnvelopedSignature signature = new EnvelopedSignature(xml, key, start, response.id());
            statusAndAssertion(xml, response, key, what, encryption);
            signature.seal();
        }
        return xml.toBytes();
    }

    private static void statusAndAssertion(
            CanonicalXml xml, Response response, SigningKey key, Signed what, @Nullable Encryption encryption) {
        xml.open(Tag.STATUS).open(Tag.STATUS_CODE).attribute("Value", Status.SUCCESS);
        xml.close().close();
        if (encryption == null) {
            assertion(xml, response.assertion(), key, what);
        } else {
            CanonicalXml alone = new CanonicalXml();
            assertion(alone, response.assertion(), key, what);
            encryption.write(xml, alone.toBytes());
        }
        xml.close();
    }

    private static void assertion(CanonicalXml xml, Assertion assertion, SigningKey key, Signed what) {
        int start = xml.position();
        xml.open(Tag.ASSERTION).attribute("ID", assertion.id());
        xml.attribute("IssueInstant", assertion.issuedAt()).attribute("Version", "2.0");
        xml.leaf(Tag.ISSUER, assertion.issuer());
        if (what == Signed.RESPONSE) {
            statements(xml, assertion);
        } else {
            EnvelopedSignature signature = new EnvelopedSignature(xml, key, start, assertion.id());
            statements(xml, assertion);
            signature.seal();
        }
    }

    private static void statements(CanonicalXml xml, Assertion assertion) {
        subject(xml, assertion.subject());
        conditions(xml, assertion.conditions());
        authentication(xml, assertion.authentication());
        if (!assertion.attributes().isEmpty()) {
            attributes(xml, assertion.attributes());
        }
        xml.close();
    }

    private static void subject(CanonicalXml xml, Subject subject) {
        xml.open(Tag.SUBJECT);
        xml.open(Tag.NAME_ID).attribute("Format", subject.nameId().format());
        xml.text(subject.nameId().value()).close();
        xml.open(Tag.SUBJECT_CONFIRMATION).attribute("Method", BEARER);
        xml.open(Tag.SUBJECT_CONFIRMATION_DATA);
        if (subject.inResponseTo() != null) {
            xml.attribute("InResponseTo", subject.inResponseTo());
        }
        xml.attribute("NotOnOrAfter", subject.notOnOrAfter()).attribute("Recipient", subject.recipient());
        xml.close().close().close();
    }

    private static void conditions(CanonicalXml xml, Conditions conditions) {
        xml.open(Tag.CONDITIONS).attribute("NotBefore", conditions.notBefore());
        xml.attribute("NotOnOrAfter", conditions.notOnOrAfter());
        xml.open(Tag.AUDIENCE_RESTRICTION).leaf(Tag.AUDIENCE, conditions.audience());
        xml.close().close();
    }

    private static void authentication(CanonicalXml xml, Authentication authentication) {
        xml.open(Tag.AUTHN_STATEMENT).attribute("AuthnInstant", authentication.at());
        xml.attribute("SessionIndex", authentication.sessionIndex());
        if (authentication.sessionNotOnOrAfter() != null) {
            xml.attribute("SessionNotOnOrAfter", authentication.sessionNotOnOrAfter());
        }
        xml.open(Tag.AUTHN_CONTEXT).leaf(Tag.AUTHN_CONTEXT_CLASS_REF, authentication.contextClass());
        xml.close().close();
    }

    /**
     * Values carry no {@code xsi:type}. Core §2.7.3.1.1 leaves it to the writer for strings, and a type would put the prefix
     * {@code xs} into an attribute's value, where exclusive canonicalisation does not see it (Exclusive XML Canonicalization
     * §1.1): every reader would have to honour an {@code InclusiveNamespaces} list for nothing gained.
     */
    private static void attributes(CanonicalXml xml, List<Attribute> attributes) {
        xml.open(Tag.ATTRIBUTE_STATEMENT);
        for (Attribute attribute : attributes) {
            xml.open(Tag.ATTRIBUTE).attribute("Name", attribute.name());
            xml.attribute("NameFormat", isUri(attribute.name()) ? URI : BASIC);
            for (String value : attribute.values()) {
                xml.leaf(Tag.ATTRIBUTE_VALUE, value);
            }
            xml.close();
        }
        xml.close();
    }

    private static boolean isUri(String name) {
        return name.startsWith("urn:") || name.startsWith("http://") || name.startsWith("https://");
    }
}
