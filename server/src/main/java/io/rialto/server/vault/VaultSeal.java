package io.rialto.server.vault;

import io.rialto.server.settings.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A known text, sealed with the database's first key: who cannot open it holds another key. */
final class VaultSeal {

    private static final String CONTEXT = "vault-seal";
    private static final byte[] TEXT = "rialto".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;

    VaultSeal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws StartRefused when the vault's key is not this database's */
    void check(Vault vault) {
        jdbc.sql("insert into vault_seal (id, seal) values (1, :seal) on conflict do nothing")
                .param("seal", Base64.getEncoder().encodeToString(vault.seal(TEXT, CONTEXT)))
                .update();
        String seal = jdbc.sql("select seal from vault_seal where id = 1")
                .query(String.class)
                .single();
        try {
            vault.open(Base64.getDecoder().decode(seal), CONTEXT);
        } catch (IllegalStateException otherKey) {
            throw new StartRefused(
                    "RIALTO_SECRET_KEY is not the key that this database was sealed with: give the server the key it had"
                            + " before, by that variable or by RIALTO_SECRET_KEY_COMMAND (without both it is kept as secret.key in RIALTO_DATA_DIR; several nodes need the same one).",
                    otherKey);
        }
    }
}
