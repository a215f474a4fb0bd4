package io.rialto.saml;

import java.security.cert.X509Certificate;

/** What came of checking who wrote a message. */
public sealed interface Authenticity permits Authenticity.Unsigned, Authenticity.Authentic, Rejected {

    /** There is no signature to check. */
    record Unsigned() implements Authenticity {}

    /**
     * The signature held.
     *
     * @param algorithm the signature algorithm's URI
     * @param certificate the trusted certificate whose key verified it
     */
    record Authentic(String algorithm, X509Certificate certificate) implements Authenticity {}
}
