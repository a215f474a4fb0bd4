package io.rialto.saml;

import static io.rialto.saml.Tag.Namespace.DS;
import static io.rialto.saml.Tag.Namespace.MD;
import static io.rialto.saml.Tag.Namespace.SAML;
import static io.rialto.saml.Tag.Namespace.SAMLP;
import static io.rialto.saml.Tag.Namespace.XENC;
import static java.nio.charset.StandardCharsets.US_ASCII;

/** Every element we write, with its bytes ready. */
@SuppressWarnings("ImmutableEnumChecker") // the arrays are copied from, never written to, and seen by nobody else
enum Tag {
    RESPONSE(SAMLP, "Response"),
    STATUS(SAMLP, "Status"),
    STATUS_CODE(SAMLP, "StatusCode"),
    STATUS_MESSAGE(SAMLP, "StatusMessage"),
    AUTHN_REQUEST(SAMLP, "AuthnRequest"),
    NAME_ID_POLICY(SAMLP, "NameIDPolicy"),
    LOGOUT_REQUEST(SAMLP, "LogoutRequest"),
    SESSION_INDEX(SAMLP, "SessionIndex"),
    LOGOUT_RESPONSE(SAMLP, "LogoutResponse"),

    ASSERTION(SAML, "Assertion"),
    ENCRYPTED_ASSERTION(SAML, "EncryptedAssertion"),
    ISSUER(SAML, "Issuer"),
    SUBJECT(SAML, "Subject"),
    NAME_ID(SAML, "NameID"),
    SUBJECT_CONFIRMATION(SAML, "SubjectConfirmation"),
    SUBJECT_CONFIRMATION_DATA(SAML, "SubjectConfirmationData"),
    CONDITIONS(SAML, "Conditions"),
    AUDIENCE_RESTRICTION(SAML, "AudienceRestriction"),
    AUDIENCE(SAML, "Audience"),
    AUTHN_STATEMENT(SAML, "AuthnStatement"),
    AUTHN_CONTEXT(SAML, "AuthnContext"),
    AUTHN_CONTEXT_CLASS_REF(SAML, "AuthnContextClassRef"),
    ATTRIBUTE_STATEMENT(SAML, "AttributeStatement"),
    ATTRIBUTE(SAML, "Attribute"),
    ATTRIBUTE_VALUE(SAML, "AttributeValue"),

    SIGNATURE(DS, "Signature"),
    SIGNED_INFO(DS, "SignedInfo"),
    CANONICALIZATION_METHOD(DS, "CanonicalizationMethod"),
    SIGNATURE_METHOD(DS, "SignatureMethod"),
    REFERENCE(DS, "Reference"),
    TRANSFORMS(DS, "Transforms"),
    TRANSFORM(DS, "Transform"),
    DIGEST_METHOD(DS, "DigestMethod"),
    DIGEST_VALUE(DS, "DigestValue"),
    SIGNATURE_VALUE(DS, "SignatureValue"),
    KEY_INFO(DS, "KeyInfo"),
    X509_DATA(DS, "X509Data"),
    X509_CERTIFICATE(DS, "X509Certificate"),

    ENCRYPTED_DATA(XENC, "EncryptedData"),
    ENCRYPTED_KEY(XENC, "EncryptedKey"),
    ENCRYPTION_METHOD(XENC, "EncryptionMethod"),
    CIPHER_DATA(XENC, "CipherData"),
    CIPHER_VALUE(XENC, "CipherValue"),

    ENTITY_DESCRIPTOR(MD, "EntityDescriptor"),
    IDP_SSO_DESCRIPTOR(MD, "IDPSSODescriptor"),
    KEY_DESCRIPTOR(MD, "KeyDescriptor"),
    SINGLE_LOGOUT_SERVICE(MD, "SingleLogoutService"),
    NAME_ID_FORMAT(MD, "NameIDFormat"),
    SINGLE_SIGN_ON_SERVICE(MD, "SingleSignOnService");

    final Namespace namespace;
    /** {@code <prefix:name}, still open for attributes. */
    final byte[] start;
    /** {@code </prefix:name>}. */
    final byte[] end;

    Tag(Namespace namespace, String name) {
        this.namespace = namespace;
        this.start = ("<" + namespace.prefix + ":" + name).getBytes(US_ASCII);
        this.end = ("</" + namespace.prefix + ":" + name + ">").getBytes(US_ASCII);
    }

    /** The namespaces of what we write, each under its one prefix. */
    enum Namespace {
        SAMLP("samlp", "urn:oasis:names:tc:SAML:2.0:protocol"),
        SAML("saml", "urn:oasis:names:tc:SAML:2.0:assertion"),
        MD("md", "urn:oasis:names:tc:SAML:2.0:metadata"),
        DS("ds", "http://www.w3.org/2000/09/xmldsig#"),
        XENC("xenc", "http://www.w3.org/2001/04/xmlenc#");

        final String prefix;
        final String uri;
        /** The declaration with its leading space. */
        final byte[] declaration;

        Namespace(String prefix, String uri) {
            this.prefix = prefix;
            this.uri = uri;
            this.declaration = (" xmlns:" + prefix + "=\"" + uri + "\"").getBytes(US_ASCII);
        }
    }
}
