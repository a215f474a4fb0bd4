package io.rialto.saml;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bearer assertion for one service (SAML Core §2.3.3, SAML Profiles §4.1.4.2). Instants are written in UTC, in whole
 * milliseconds.
 *
 * @param id unique; an XML NCName, so it starts with a letter or underscore
 * @param issuer the site's entity ID
 * @param attributes may be empty: then no attribute statement is written
 */
public record Assertion(
        String id,
        Instant issuedAt,
        String issuer,
        Subject subject,
        Conditions conditions,
        Authentication authentication,
        List<Attribute> attributes) {

    public Assertion {
        NcName.require(id);
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("an assertion needs an issuer");
        }
        attributes = List.copyOf(attributes);
    }

    /**
     * The subject and its bearer confirmation.
     *
     * @param recipient the assertion consumer service URL
     * @param inResponseTo the request this answers; absent when the identity provider began (SAML Profiles §4.1.5)
     */
    public record Subject(
            NameId nameId, String recipient, @Nullable String inResponseTo, Instant notOnOrAfter) {

        public Subject {
            if (recipient.isBlank()) {
                throw new IllegalArgumentException("a bearer confirmation needs a recipient");
            }
            if (inResponseTo != null) {
                NcName.require(inResponseTo);
            }
        }
    }

    /** When the assertion holds, and the one audience it is meant for. */
    public record Conditions(Instant notBefore, Instant notOnOrAfter, String audience) {

        public Conditions {
            // SAML Core §2.5.1.2
            if (!notBefore.isBefore(notOnOrAfter)) {
                throw new IllegalArgumentException(
                        "an assertion holds for no time: NotOnOrAfter is not after NotBefore");
            }
            if (audience.isBlank()) {
                throw new IllegalArgumentException("an assertion needs an audience");
            }
        }
    }

    /**
     * The authentication statement.
     *
     * @param sessionNotOnOrAfter when the service should end its own session; absent when that is left to the service
     */
    public record Authentication(
            Instant at,
            String sessionIndex,
            String contextClass,
            @Nullable Instant sessionNotOnOrAfter) {

        public static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";
        public static final String PASSWORD_PROTECTED_TRANSPORT =
                "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    }
}
