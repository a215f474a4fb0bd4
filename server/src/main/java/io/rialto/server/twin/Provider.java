package io.rialto.server.twin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service asks an OpenID Connect provider for. It says what comes back, and takes nobody's word for it. */
public interface Provider {

    /** @param body JSON, or whatever came instead */
    record Answer(int status, String body) {

        /** Tokens have no text. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** What it says of itself (OpenID Connect Discovery §4). */
    Answer configuration();

    /** Its keys (RFC 7517 §5). */
    Answer keys();

    /**
     * What a browser would be sent back with that is sent there.
     *
     * @param request the parameters
     */
    Map<String, String> authorize(Map<String, String> request);

    /**
     * What comes for a code.
     *
     * @param authorization the header; absent: none is sent
     */
    Answer token(Map<String, String> form, @Nullable String authorization);

    /** What an access token opens. */
    Answer userInfo(String access);
}
