package io.rialto.server.operator;

import io.rialto.server.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The bearer token of those who run the server. Without one, what it guards does not exist. */
@Component
class OperatorToken {

    private static final String SCHEME = "bearer ";

    private final byte @Nullable [] expected;

    OperatorToken(Settings settings) {
        String token = settings.operatorToken();
        this.expected = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    boolean exists() {
        return expected != null;
    }

    /** The refusal, or nothing when the header carries the token. */
    Optional<ResponseEntity<String>> refusalOf(@Nullable String authorization) {
        if (authorization != null
                && authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && isExpected(authorization.substring(SCHEME.length()).strip())) {
            return Optional.empty();
        }
        return Optional.of(ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"operator\"")
                .build());
    }

    // In constant time: how long a refusal takes must not tell how much of a guess was right.
    private boolean isExpected(String token) {
        return expected != null && MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8));
    }
}
