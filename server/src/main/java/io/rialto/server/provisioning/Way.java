package io.rialto.server.provisioning;

import java.util.Locale;

/** How a service is told. */
public enum Way {
    SCIM,
    WEBHOOK,
    BACK_CHANNEL,
    NONE;

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
