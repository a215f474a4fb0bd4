package io.rialto.demo.club;

import java.util.Map;

/**
 * An account. Its key is who issued the subject, and the subject; never the address.
 *
 * @param number the club's own, from 1
 * @param claims as they came with the last login
 */
record Member(int number, String issuer, String subject, Map<String, String> claims) {

    String name() {
        return claims.getOrDefault("given_name", "member");
    }
}
