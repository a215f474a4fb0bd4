package io.rialto.server.site;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The 32-byte key that a shop and its site share. Never printed. */
public record TicketKey(SecretKey secret) {

    public static final int BYTES = 32;

    /** @throws IllegalArgumentException when it is not 32 bytes long */
    public static TicketKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a ticket key has " + BYTES + " bytes, not " + bytes.length);
        }
        return new TicketKey(new SecretKeySpec(bytes, "AES"));
    }

    @Override
    public String toString() {
        return "TicketKey[…]";
    }
}
