package io.rialto.saml;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** An ECDSA signature as ASN.1 has it, from r and s side by side (RFC 3279 §2.2.3). */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private Der() {}

    static byte[] of(byte[] sideBySide) {
        int half = sideBySide.length / 2;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        integer(body, Arrays.copyOf(sideBySide, half));
        integer(body, Arrays.copyOfRange(sideBySide, half, sideBySide.length));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        // Of P-256 it is shorter than 128 bytes, so its length takes one.
        all.write(SEQUENCE);
        all.write(body.size());
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    private static void integer(ByteArrayOutputStream out, byte[] magnitude) {
        byte[] value = new BigInteger(1, magnitude).toByteArray();
        out.write(INTEGER);
        out.write(value.length);
        out.writeBytes(value);
    }
}
