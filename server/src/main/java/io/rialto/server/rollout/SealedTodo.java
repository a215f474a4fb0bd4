package io.rialto.server.rollout;

import io.rialto.server.vault.Vault;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Whom a run has yet to look at, as it rests: nobody's but that run's. */
@Component
class SealedTodo {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;

    SealedTodo(Vault vault) {
        this.vault = vault;
    }

    String seal(Todo todo, String rollout) {
        return Base64.getEncoder().encodeToString(vault.seal(JSON.writeValueAsBytes(todo), context(rollout)));
    }

    Todo open(String sealed, String rollout) {
        return JSON.readValue(vault.open(Base64.getDecoder().decode(sealed), context(rollout)), Todo.class);
    }

    private static String context(String rollout) {
        return "rollout/" + rollout;
    }
}
