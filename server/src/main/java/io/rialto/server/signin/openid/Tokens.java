package io.rialto.server.signin.openid;

import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint gave.
 *
 * @param accessToken only ever compared with {@code at_hash}
 */
record Tokens(String idToken, @Nullable String accessToken) {

    /** Tokens have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Tokens";
    }
}
