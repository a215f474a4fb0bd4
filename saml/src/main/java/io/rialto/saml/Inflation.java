package io.rialto.saml;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** DEFLATE without a zlib header (SAML Bindings §3.4.4.1), unpacked no further than it may go. */
final class Inflation {

    private Inflation() {}

    static byte[] inflate(byte[] deflated, int most) throws Flawed {
        try (Inflater inflater = new Inflater(true)) {
            // The last byte is Java's: a stream without a header wants one more than there is.
            inflater.setInput(Arrays.copyOf(deflated, deflated.length + 1));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] some = new byte[4_096];
            while (!inflater.finished()) {
                int count = inflater.inflate(some);
                if (count == 0 && !inflater.finished()) {
                    throw new Flawed(Flaw.MALFORMED, "the DEFLATE stream does not end");
                }
                out.write(some, 0, count);
                if (out.size() > most) {
                    throw new Flawed(Flaw.TOO_LARGE, "inflated beyond limit=" + most);
                }
            }
            if (inflater.getRemaining() > 1) {
                throw new Flawed(Flaw.MALFORMED, "something follows the DEFLATE stream");
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new Flawed(Flaw.MALFORMED, "not DEFLATE");
        }
    }
}
