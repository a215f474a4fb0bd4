package io.rialto.server.handoff;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The random names of one hand-off, made before it is recorded and sealed. Each has 128 bits (SAML Core §1.3.4). */
public record Identifiers(String response, String assertion, String session) {

    public static Identifiers next(SecureRandom random) {
        return new Identifiers(one(random), one(random), one(random));
    }

    // An XML NCName cannot begin with a digit.
    static String one(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }
}
