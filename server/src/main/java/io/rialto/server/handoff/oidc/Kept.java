package io.rialto.server.handoff.oidc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a checked request must be known again when its customer comes back. It travels in the browser's sealed cookie.
 *
 * @param challenge absent when the client is exempt from PKCE and sent none
 * @param subject whom the client expects, if it said so (id_token_hint)
 */
record Kept(
        String redirectUri,
        Mode mode,
        @Nullable String state,
        @Nullable String nonce,
        @Nullable String challenge,
        List<String> scopes,
        @Nullable String subject) {

    /** A browser keeps 4 KB in a cookie; sealed, this much grows to 3. */
    static final int LONGEST = 2_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How the answer travels. */
    enum Mode {
        QUERY,
        FORM_POST
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    static Kept of(String text) {
        return JSON.readValue(text, Kept.class);
    }

    /** It has no text: what the client keeps to itself is in it. */
    @Override
    public String toString() {
        return "Kept";
    }
}
