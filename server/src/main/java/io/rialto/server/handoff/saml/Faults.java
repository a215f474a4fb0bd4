package io.rialto.server.handoff.saml;

import io.rialto.saml.Flaw;

/** What a flaw of a message of a known service means to the operator. */
final class Faults {

    private Faults() {}

    static RequestFault of(Flaw flaw) {
        return switch (flaw) {
            case WRONG_DESTINATION -> RequestFault.NOT_FOR_US;
            case NOT_SIGNED -> RequestFault.NOT_SIGNED;
            case EXPIRED, TOO_EARLY -> RequestFault.NOT_IN_TIME;
            case SIGNATURE_INVALID, NO_KEY, ALGORITHM_NOT_ALLOWED, WRAPPED -> RequestFault.SIGNATURE_REFUSED;
            case TOO_LARGE,
                    MALFORMED,
                    DOCTYPE,
                    COMMENT,
                    DUPLICATE_ID,
                    ENCRYPTED,
                    NOT_ONE_ASSERTION,
                    AMBIGUOUS,
                    NOT_DECRYPTABLE -> RequestFault.UNREADABLE;
        };
    }
}
