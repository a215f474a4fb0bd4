package io.rialto.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ServerSecretsTest {

    private final TestDatabase database;

    ServerSecretsTest(TestDatabase database) {
        this.database = database.emptied();
    }

    @Test
    void eachPurposeHasItsOwnOnAllNodes() {
        byte[] first = node((byte) 1).of("one").getEncoded();

        assertThat(first).hasSize(32);
        assertThat(node((byte) 1).of("one").getEncoded()).isEqualTo(first);
        assertThat(node((byte) 1).of("two").getEncoded()).isNotEqualTo(first);
    }

    @Test
    void theyRestSealed() {
        node((byte) 1).of("one");

        assertThatThrownBy(() -> node((byte) 2).of("one"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot open server-secret/one");
    }

    private ServerSecrets node(byte key) {
        byte[] bytes = new byte[32];
        bytes[0] = key;
        return new ServerSecrets(database.jdbc(), new Vault(new SecretKeySpec(bytes, "AES")), new SecureRandom());
    }
}
