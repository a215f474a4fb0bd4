package io.rialto.saml;

import java.security.cert.X509Certificate;

/**
 * The one assertion that a trusted key signed.
 *
 * @param signed which element carried a signature; everything in {@code assertion} comes from inside it
 * @param algorithm the signature algorithm's URI
 * @param certificate the trusted certificate whose key verified it
 */
public record Verified(ReceivedAssertion assertion, Signed signed, String algorithm, X509Certificate certificate)
        implements Verification {

    /** Whether the envelope (destination, issuer, status) is proved too. */
    public boolean coversResponse() {
        return signed != Signed.ASSERTION;
    }
}
