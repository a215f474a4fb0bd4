package io.rialto.server.signin.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Comparisons whose time tells nothing. */
final class Constant {

    private Constant() {}

    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
