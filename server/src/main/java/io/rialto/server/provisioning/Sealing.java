package io.rialto.server.provisioning;

import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import io.rialto.server.vault.Vault;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What rests in the database, each under its own context: a row's cannot be put into another. */
@Component
class Sealing {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private final Vault vault;
    private final KeyedHash hashes;

    Sealing(Vault vault, ServerSecrets secrets) {
        this.vault = vault;
        this.hashes = new KeyedHash(secrets, "provisioning");
    }

    String seal(Profile profile, String task) {
        return sealed(profile, context(task));
    }

    Profile profile(String sealed, String task) {
        return opened(sealed, context(task), Profile.class);
    }

    String seal(Account.Names names, Lane lane) {
        return sealed(names, context(lane));
    }

    Account.Names names(String sealed, Lane lane) {
        return opened(sealed, context(lane), Account.Names.class);
    }

    /** The same for the same profile at one service. */
    String print(Profile profile, Lane lane) {
        return hashes.of("told", lane.text(), JSON.writeValueAsString(profile));
    }

    private static String context(String task) {
        return "provisioning-task/" + task;
    }

    private static String context(Lane lane) {
        return "provisioned-account/" + lane.text();
    }

    private String sealed(Object value, String context) {
        return Base64.getEncoder().encodeToString(vault.seal(JSON.writeValueAsBytes(value), context));
    }

    private <T> T opened(String sealed, String context, Class<T> type) {
        return JSON.readValue(vault.open(Base64.getDecoder().decode(sealed), context), type);
    }
}
