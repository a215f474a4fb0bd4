package io.rialto.server.signin.passkey;

import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.util.List;

/** What passkeys may sign with (RFC 9053), the preferred first: ES256, EdDSA, RS256. */
final class Algorithms {

    static final List<Long> IDS = List.of(-7L, -8L, -257L);

    static final List<PublicKeyCredentialParameters> ALLOWED = List.of(
            of(COSEAlgorithmIdentifier.ES256), of(COSEAlgorithmIdentifier.EdDSA), of(COSEAlgorithmIdentifier.RS256));

    private Algorithms() {}

    private static PublicKeyCredentialParameters of(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }
}
