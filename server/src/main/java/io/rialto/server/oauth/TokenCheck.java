package io.rialto.server.oauth;

import io.rialto.server.organization.ApiCredentialId;
import io.rialto.server.organization.Caller;

/** Whether a bearer may act, and as whom. */
public sealed interface TokenCheck {

    /** @param credential that the token was made for */
    record Good(Caller caller, ApiCredentialId credential) implements TokenCheck {}

    /** The stranger is told no reason; the log may be. */
    record Bad(Reason reason) implements TokenCheck {}

    /** Why a token is not good, in the order of the checks. */
    enum Reason {
        /** Not three parts of the kind that we make: another algorithm, more in the header, too long. */
        NOT_OURS,
        UNKNOWN_KEY,
        BAD_SIGNATURE,
        BAD_CLAIMS,
        WRONG_ISSUER,
        ISSUED_IN_FUTURE,
        EXPIRED,
        /** Revoked, or never made. */
        REVOKED,
        /** The credential is gone or has another secret, or its user is no member any more. */
        NOT_ENTITLED
    }
}
