package io.rialto.kit;

import io.rialto.saml.ReceivedAssertion;
import io.rialto.saml.ReceivedAssertion.Authentication;
import io.rialto.saml.Verified;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/** From a verified assertion that broke no rule to what a service sees of it. */
final class Logins {

    private Logins() {}

    static Login of(Verified verified, Instant expiry) {
        ReceivedAssertion assertion = verified.assertion();
        Authentication authentication = assertion.authentications().getFirst();
        return new Login(
                new Subject(assertion.issuer(), assertion.nameId().value()),
                assertion.nameId().format(),
                assertion.attributes(),
                authentication.at(),
                authentication.sessionIndex(),
                assertion.authentications().stream()
                        .map(Authentication::sessionNotOnOrAfter)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                assertion.id(),
                expiry,
                proof(verified));
    }

    private static Login.Proof proof(Verified verified) {
        X509Certificate certificate = verified.certificate();
        return new Login.Proof(
                verified.signed(),
                verified.algorithm(),
                certificate.getSubjectX500Principal().getName(),
                fingerprint(certificate));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that verified a signature has no fingerprint", e);
        }
    }
}
