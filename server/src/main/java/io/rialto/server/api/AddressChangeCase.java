package io.rialto.server.api;

import io.rialto.server.addresschange.AddressChange;
import org.jspecify.annotations.Nullable;

/**
 * A change as its reader may see it.
 *
 * @param customerId the shop's, for whoever may see to it
 */
record AddressChangeCase(AddressChange change, @Nullable String customerId) {

    String id() {
        return change.id();
    }

    /** Without the customer: it could end up in a log. */
    @Override
    public String toString() {
        return "AddressChangeCase[" + change.id() + "]";
    }
}
