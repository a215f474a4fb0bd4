package io.rialto.server.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who must sign in through the organization's identity provider. */
public enum SsoEnforcement {
    OFF,
    /** Whose address is in a domain that one of the organization's providers has proved. */
    PROVED_DOMAINS,
    /** All members. */
    EVERYONE;

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when the API writes none so. */
    public static Optional<SsoEnforcement> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
