package io.rialto.server.site;

import java.util.Locale;

/** Who writes a site or a service. The other one leaves it alone. */
public enum ManagedBy {
    /** The configuration file. */
    FILE,
    /** The API, and the dashboard by it. */
    API;

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
