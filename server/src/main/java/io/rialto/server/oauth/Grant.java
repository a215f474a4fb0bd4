package io.rialto.server.oauth;

import io.rialto.server.organization.ApiCredentialId;
import java.time.Instant;

/**
 * That there is a token. With its key it gives the same token again, for an RS512 signature of the same bytes is the same.
 *
 * @param serial 53 random bits, in the token as the fraction {@code rand}
 * @param issuedAt to the second
 * @param expiresAt to the second
 */
record Grant(ApiCredentialId credential, long serial, String kid, Instant issuedAt, Instant expiresAt) {

    static final int SERIAL_BITS = 53;

    /** Exact: a double holds 53 bits. */
    double rand() {
        return serial * 0x1p-53;
    }

    /** Back from the fraction. */
    static long serial(double rand) {
        return (long) (rand * 0x1p53);
    }
}
