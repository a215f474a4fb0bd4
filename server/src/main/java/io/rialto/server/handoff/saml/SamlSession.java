package io.rialto.server.handoff.saml;

import io.rialto.saml.NameId;
import io.rialto.server.externalservice.ServiceId;

/**
 * A session that began at a service which takes logouts.
 *
 * @param customer keyed hash of the customer's id
 */
record SamlSession(String index, ServiceId service, String customer, NameId nameId) {

    /** Without the name. */
    @Override
    public String toString() {
        return "SamlSession[index=" + index + "]";
    }
}
