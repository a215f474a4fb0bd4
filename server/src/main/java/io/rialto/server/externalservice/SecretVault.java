package io.rialto.server.externalservice;

import io.rialto.server.vault.Vault;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service's secrets as they rest in the database: sealed for this service. */
record SecretVault(Vault vault) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Texts(
            @Nullable String current,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String api,
            @Nullable String provisioning) {}

    @Nullable
    String seal(ServiceId service, Secrets secrets) {
        if (secrets.equals(Secrets.NONE)) {
            return null;
        }
        byte[] json = JSON.writeValueAsBytes(new Texts(
                text(secrets.current()),
                text(secrets.previous()),
                text(secrets.next()),
                text(secrets.api()),
                text(secrets.provisioning())));
        return Base64.getEncoder().encodeToString(vault.seal(json, context(service)));
    }

    Secrets open(ServiceId service, @Nullable String sealed) {
        if (sealed == null) {
            return Secrets.NONE;
        }
        byte[] json = vault.open(Base64.getDecoder().decode(sealed), context(service));
        Texts texts = JSON.readValue(json, Texts.class);
        return new Secrets(
                secret(texts.current()),
                secret(texts.previous()),
                secret(texts.next()),
                secret(texts.api()),
                secret(texts.provisioning()));
    }

    private static @Nullable String text(@Nullable Secret secret) {
        return secret == null ? null : secret.text();
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }

    private static String context(ServiceId service) {
        return "service-secrets/" + service.value();
    }
}
