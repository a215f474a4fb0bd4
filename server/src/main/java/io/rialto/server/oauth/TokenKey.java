package io.rialto.server.oauth;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;

/**
 * A key that signs tokens, from some time on, until the next one does.
 *
 * @param rsa with its private half
 */
record TokenKey(String kid, int generation, Instant signsFrom, RSAKey rsa) {

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "TokenKey[" + kid + "]";
    }
}
