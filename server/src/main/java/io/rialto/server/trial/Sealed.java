package io.rialto.server.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What rests sealed of a trial.
 *
 * @param secret that the twin and the site share this once
 * @param nonce with which the twin begins, where only the service can
 */
record Sealed(
        String persona,
        String secret,
        String nonce,
        List<String> notes,
        @Nullable Verdict verdict) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Sealed with(Verdict verdict) {
        return new Sealed(persona, secret, nonce, notes, verdict);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    static Sealed of(String text) {
        return JSON.readValue(text, Sealed.class);
    }

    /** A secret is in it. */
    @Override
    public String toString() {
        return "Sealed[" + persona + "]";
    }
}
