package io.rialto.demo.twin;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How one service takes a token.
 *
 * @param parameter the token's name; empty: it is the last step of the path
 * @param required claims without which it refuses
 * @param fixed claims that must have this value
 * @param age how old {@code iat} may be; zero: it does not look
 * @param once whether it refuses a {@code jti} that it has seen
 * @param expires whether it wants an {@code exp}, and heeds it
 */
record JwtRules(
        String parameter,
        JWSAlgorithm algorithm,
        Set<String> required,
        Map<String, Object> fixed,
        Duration age,
        boolean once,
        boolean expires) {

    Twin.Guards guards() {
        return new Twin.Guards(once, expires || !age.isZero());
    }
}
