package io.rialto.server.trial;

import io.rialto.server.twin.ApiTalk;
import io.rialto.server.twin.Opening;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What rests sealed of a trial.
 *
 * @param secret that the twin and the site share this once
 * @param nonce with which the twin begins, where only the service can
 * @param client as whom the twin asks for its tokens, a UUID; absent in trials from before there was one
 * @param opening what the twin keeps of a login that it began; absent until then
 * @param talk what the twin keeps of what its API was asked; absent until then
 */
record Sealed(
        String persona,
        String secret,
        String nonce,
        @Nullable String client,
        @Nullable Opening opening,
        @Nullable ApiTalk talk,
        List<String> notes,
        @Nullable Verdict verdict) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of a trial that nobody has opened. */
    static Sealed fresh(String persona, String secret, String nonce, String client) {
        return new Sealed(persona, secret, nonce, client, null, null, List.of(), null);
    }

    Sealed noting(List<String> notes) {
        return new Sealed(persona, secret, nonce, client, opening, talk, notes, verdict);
    }

    Sealed with(Opening opening) {
        return new Sealed(persona, secret, nonce, client, opening, talk, notes, verdict);
    }

    Sealed with(ApiTalk talk) {
        return new Sealed(persona, secret, nonce, client, opening, talk, notes, verdict);
    }

    Sealed with(Verdict verdict) {
        return new Sealed(persona, secret, nonce, client, opening, talk, notes, verdict);
    }

    /** What an API of the service's is shown: another one, so that no message is let in by it. */
    String forTheApi() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("api " + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
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
