package io.rialto.server.webhook;

import io.rialto.server.vault.Vault;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a webhook's deliveries are signed with.
 *
 * @param previous signs too, while whoever receives them changes over
 */
record SecretPair(
        String current, @Nullable String previous, @Nullable Instant previousUntil) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Texts(String current, @Nullable String previous) {}

    static SecretPair open(Vault vault, String webhook, String sealed, @Nullable Instant previousUntil) {
        Texts texts = JSON.readValue(vault.open(Base64.getDecoder().decode(sealed), context(webhook)), Texts.class);
        return new SecretPair(texts.current(), texts.previous(), previousUntil);
    }

    String sealed(Vault vault, String webhook) {
        byte[] json = JSON.writeValueAsBytes(new Texts(current, previous));
        return Base64.getEncoder().encodeToString(vault.seal(json, context(webhook)));
    }

    List<String> signing(Instant now) {
        return previous != null && previousUntil != null && now.isBefore(previousUntil)
                ? List.of(current, previous)
                : List.of(current);
    }

    private static String context(String webhook) {
        return "webhook-secrets/" + webhook;
    }

    /** Secrets have no text. */
    @Override
    public String toString() {
        return "SecretPair[…]";
    }
}
