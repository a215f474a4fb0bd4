package io.rialto.server.provisioning;

import java.util.Locale;

/** How far a task is. */
public enum State {
    WAITING,
    /** The service answered that it is so. */
    CONFIRMED,
    /** The service was told, and did not say more than that it heard. */
    SENT,
    /** Somebody has to look. */
    FAILED,
    /** Something newer made it pointless. */
    SUPERSEDED,
    /** The service has no way to be told. */
    UNSUPPORTED,
    /** The service's plan is to do nothing, or another customer uses the account. */
    SKIPPED;

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
