package io.rialto.kit;

import io.rialto.saml.Signed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked sign-in. Everything in it comes out of the element that was signed.
 *
 * @param nameIdFormat the name identifier format URI of the subject
 * @param attributes by name, each with all its values, in the order of the message
 * @param authenticatedAt when the customer logged in at the shop
 * @param sessionIndex the identity provider's name for its session
 * @param sessionEnds when the service ends its own session at the latest; absent when that is left to the service
 * @param assertionId good once
 * @param expiresAt until when this login could have been accepted
 */
public record Login(
        Subject subject,
        String nameIdFormat,
        Map<String, List<String>> attributes,
        Instant authenticatedAt,
        @Nullable String sessionIndex,
        @Nullable Instant sessionEnds,
        String assertionId,
        Instant expiresAt,
        Proof proof) {

    public Login {
        attributes = Attributes.copyOf(attributes);
    }

    /** The first value of an attribute. */
    public Optional<String> attribute(String name) {
        return values(name).stream().findFirst();
    }

    /** All values of an attribute; empty when it was not released. */
    public List<String> values(String name) {
        return attributes.getOrDefault(name, List.of());
    }

    /** The identity provider's entity ID. */
    public String issuer() {
        return subject.issuer();
    }

    /** Without a customer's data, so that a login that slips into a log tells nothing. */
    @Override
    public String toString() {
        return "Login[issuer=" + issuer() + ", assertionId=" + assertionId + "]";
    }

    /**
     * What proved the login.
     *
     * @param signed which element carried the signature
     * @param algorithm the signature algorithm's URI
     * @param certificateSubject the subject of the trusted certificate that verified it
     * @param fingerprint the SHA-256 fingerprint of that certificate, as pairs of hexadecimal digits with colons
     */
    public record Proof(Signed signed, String algorithm, String certificateSubject, String fingerprint) {}
}
