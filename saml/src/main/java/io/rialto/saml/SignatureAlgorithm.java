package io.rialto.saml;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms a reader accepts. HMAC is none: its key would be the public one. */
enum SignatureAlgorithm {
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
    RSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"),
    RSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"),
    ECDSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");

    private static final int RSA_BITS = 2048;
    private static final int P256_BITS = 256;

    private final String uri;

    SignatureAlgorithm(String uri) {
        this.uri = uri;
    }

    static Optional<SignatureAlgorithm> of(String uri) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.uri.equals(uri))
                .findFirst();
    }

    /** Whether a key can sign anything that is accepted: RSA of 2048 bits or more, or EC P-256. */
    static boolean anyFits(PublicKey key) {
        return Arrays.stream(values()).anyMatch(algorithm -> algorithm.fits(key));
    }

    String uri() {
        return uri;
    }

    /**
     * The algorithm's name in Java for a signature of this length. ECDSA comes as XML Signature has it, r and s side by side, or in
     * DER, as most who sign a query string write it: SAML Bindings §3.4.4.1 leaves that open.
     */
    String javaName(int length) {
        return switch (this) {
            case RSA_SHA256 -> "SHA256withRSA";
            case RSA_SHA384 -> "SHA384withRSA";
            case RSA_SHA512 -> "SHA512withRSA";
            case ECDSA_SHA256 -> length == P256_BITS / 4 ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA";
        };
    }

    /** The key decides the family, not the message. */
    boolean fits(PublicKey key) {
        return switch (this) {
            case RSA_SHA256, RSA_SHA384, RSA_SHA512 ->
                key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_BITS;
            case ECDSA_SHA256 ->
                key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == P256_BITS;
        };
    }
}
