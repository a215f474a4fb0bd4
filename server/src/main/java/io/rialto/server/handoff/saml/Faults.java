package io.rialto.server.handoff.saml;

import io.rialto.saml.Flaw;
import io.rialto.server.handoff.intake.Fault;

/** What a flaw of a message of a known service means to the operator. */
final class Faults {

    private Faults() {}

    static Fault of(Flaw flaw) {
        return switch (flaw) {
            case WRONG_DESTINATION -> Fault.SAML_NOT_FOR_US;
            case NOT_SIGNED -> Fault.SAML_NOT_SIGNED;
            case EXPIRED, TOO_EARLY -> Fault.SAML_NOT_IN_TIME;
            case SIGNATURE_INVALID, NO_KEY, ALGORITHM_NOT_ALLOWED, WRAPPED -> Fault.SAML_SIGNATURE_REFUSED;
            case TOO_LARGE,
                    MALFORMED,
                    DOCTYPE,
                    COMMENT,
                    DUPLICATE_ID,
                    ENCRYPTED,
                    NOT_ONE_ASSERTION,
                    AMBIGUOUS,
                    NOT_DECRYPTABLE -> Fault.SAML_UNREADABLE;
        };
    }
}
