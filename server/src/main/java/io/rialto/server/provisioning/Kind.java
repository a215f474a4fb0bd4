package io.rialto.server.provisioning;

import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import java.util.Locale;

/** Why a service is told something. */
public enum Kind {
    /** The customer entered, or is going to: the account is made, or brought in step. */
    KEEP,
    DISABLED,
    ENABLED,
    DELETED,
    /** Deleted, and whatever could still lead to the customer is forgotten as well. */
    ERASED,
    /** The customer ended this service alone. */
    ENDED;

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the customer goes. */
    boolean leaves() {
        return switch (this) {
            case DISABLED, DELETED, ERASED, ENDED -> true;
            case KEEP, ENABLED -> false;
        };
    }

    /** What the service's plan makes of the account. */
    Plan plan(Provisioning provisioning) {
        return switch (this) {
            case DISABLED -> provisioning.onDisabled();
            case DELETED -> provisioning.onDeleted();
            case ERASED -> provisioning.onErased();
            case ENDED -> provisioning.onEnded();
            case KEEP, ENABLED -> Plan.NOTHING;
        };
    }
}
