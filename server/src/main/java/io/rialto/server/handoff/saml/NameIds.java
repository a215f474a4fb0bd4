package io.rialto.server.handoff.saml;

import io.rialto.saml.NameId;
import io.rialto.server.externalservice.ExternalService.NameIdKind;

/** The kinds of names in SAML's words (SAML Core §8.3). */
final class NameIds {

    private NameIds() {}

    static String format(NameIdKind kind) {
        return switch (kind) {
            case PERSISTENT -> NameId.PERSISTENT;
            case EMAIL -> NameId.EMAIL;
            case CUSTOMER_ID -> NameId.UNSPECIFIED;
            case TRANSIENT -> NameId.TRANSIENT;
        };
    }
}
